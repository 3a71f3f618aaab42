/** A text of somebody outside, for the middle of a sentence of ours: whatever script it is in, it does not turn what stands around it (Unicode UAX #9, isolates). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
