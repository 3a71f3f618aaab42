/** A stored model of oidc-provider. */
type Payload = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

const entries = new Map<string, { payload: Payload; until: number }>();

/** Sessions, codes and grants in memory: a restart asks people to sign in again. Tokens are signed and need no store. */
export class Sessions {
  model: string;
  constructor(model: string) {
    this.model = model;
  }

  async upsert(id: string, payload: Payload, expiresIn = 86_400): Promise<void> {
    const now = Date.now();
    for (const [key, { until }] of entries) {
      if (until > now) break; // in order of insertion, close enough to order of expiry
      entries.delete(key);
    }
    entries.set(this.#key(id), { payload, until: now + expiresIn * 1_000 });
  }

  async find(id: string): Promise<Payload | undefined> {
    const entry = entries.get(this.#key(id));
    return entry && entry.until > Date.now() ? entry.payload : undefined;
  }

  async findByUid(uid: string): Promise<Payload | undefined> {
    return [...entries].find(([key, { payload }]) => key.startsWith(`${this.model}:`) && payload.uid === uid)?.[1].payload;
  }

  /** Device codes, which no client here uses. */
  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    entries.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
  }

  #key(id: string): string {
    return `${this.model}:${id}`;
  }
}
