/** What can befall one call to a port. */
export const faultKinds = [
  /** Refused, nothing happened. */
  'error before',
  /** Done, but answered with an error. */
  'error after',
  /** Done; no answer ever comes, and the function is ended at its timeout. */
  'timeout after commit',
  /** The machine dies before the call. */
  'crash',
  /** The request is on its way when the function is ended at its timeout, and takes effect later. */
  'slow past the timeout',
  /** The answer gets lost and the SDK sends it again: done twice, and the second answer counts. */
  'duplicate',
  /** Takes three seconds. */
  'delay',
  /** An index that has not heard of the newest writes. */
  'index behind',
  /** An index that still names what has left it. */
  'index ahead',
] as const;
export type FaultKind = (typeof faultKinds)[number];
export type Fault = { call: number; kind: FaultKind };

/** Reads of an index: they may be stale, whatever else may befall them. */
export const indexReads = new Set([
  'cases.overdue',
  'cases.approaching',
  'cases.loadOf',
  'cases.list',
  'cases.ofDays',
  'ledger.pendingSince',
]);

export const kindsFor = (call: string): FaultKind[] =>
  faultKinds.filter((kind) =>
    kind.startsWith('index') ? indexReads.has(call) && (kind === 'index behind' || call !== 'cases.loadOf') : true,
  );

/** Which fault strikes a call, by its number and name. */
export type Striking = (call: number, name: string) => FaultKind | undefined;

export const planned = (faults: readonly Fault[]): Striking => {
  const kinds = new Map(faults.map((f) => [f.call, f.kind]));
  return (call) => kinds.get(call);
};

/** Hands out the faults, and remembers what was called and what struck. */
export class FaultPlan {
  readonly calls: string[] = [];
  readonly struck: (Fault & { name: string; at: number })[] = [];
  private readonly strikes: Striking;
  enabled = true;

  constructor(strikes: Striking) {
    this.strikes = strikes;
  }

  next(name: string, at: number): FaultKind | undefined {
    if (!this.enabled) return undefined;
    const call = this.calls.push(name) - 1;
    const kind = this.strikes(call, name);
    if (kind === undefined || !kindsFor(name).includes(kind)) return undefined;
    this.struck.push({ call, kind, name, at });
    return kind;
  }
}
