/** A problem document of the API, or what stands in for one when no answer came. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly status: number;
  readonly errors: { pointer: string; detail: string }[];
  /** Who has the case instead (409). */
  readonly owner: string | null;
  readonly state: string | null;
  /** From when on the same may be asked again (409). */
  readonly againAt: string | null;
  /** Found in our logs by this number. */
  readonly reference: string | null;

  constructor(status: number, body: Partial<Problem>, reference: string | null = null) {
    super(body.title ?? `HTTP ${status}`);
    this.status = status;
    this.errors = body.errors ?? [];
    this.owner = body.owner ?? null;
    this.state = body.state ?? null;
    this.againAt = body.againAt ?? null;
    this.reference = reference;
  }

  /** No answer at all: offline, or the server is away. */
  get isSilence(): boolean {
    return this.status === 0;
  }
}

type Problem = {
  title: string;
  errors: { pointer: string; detail: string }[];
  owner: string | null;
  state: string | null;
  againAt: string;
};
