/** On every answer: a browser takes it for what it says it is, and comes back by TLS only. */
export const safetyHeaders = { 'x-content-type-options': 'nosniff', 'strict-transport-security': 'max-age=31536000' } as const;
