import type { Instant } from '#domain/time.ts';

/** Long enough to look at what went wrong the night before. */
const keptSeconds = 3 * 86_400;

/** What a canary leaves in a table is gone days later, by DynamoDB's own expiry; nothing of a customer's ever has this attribute there. */
export const expiring = (isCanarys: boolean, at: Instant): { expiresAt?: number } =>
  isCanarys ? { expiresAt: Math.ceil(at / 1000) + keptSeconds } : {};
