/** What cases can be grouped by. */
export const groupings = ['team', 'region', 'line', 'scene', 'journey', 'touchpoint', 'agent', 'day', 'hour', 'cause'] as const;
export type Grouping = (typeof groupings)[number];
