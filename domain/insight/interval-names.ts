/** The times that figures tell of a case, in the order in which they happen. */
export const intervalNames = [
  'toCase',
  'toFirstAlert',
  'toClaim',
  'toFirstAttempt',
  'toContact',
  'toResolution',
  'toConfirmation',
] as const;
export type IntervalName = (typeof intervalNames)[number];
