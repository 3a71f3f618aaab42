/**
 * What Earshot measures of itself, in the namespace `Earshot`. A name is a custom metric and costs $0.30 a month on AWS: none without
 * a graph or an alarm, and none that another's statistics give already (alerts sent are the samples of `AlertDelay`).
 */
export const measurements = {
  FeedbackJudged: 'Count',
  FeedbackUnhappy: 'Count',
  /** No judgement could be reached; a person has to look. */
  FeedbackUnjudged: 'Count',
  FeedbackTriesFailed: 'Count',
  /** The three times below start at the customer's click. Imports and feedback over an hour old are left out. */
  TimeToJudgement: 'Milliseconds',
  TimeToCase: 'Milliseconds',
  TimeToFirstAlert: 'Milliseconds',
  /** From pending to sent, one sample for each alert sent. */
  AlertDelay: 'Milliseconds',
  AlertTriesFailed: 'Count',
  AlertsDead: 'Count',
  CallbacksBreached: 'Count',
  ClaimsExpired: 'Count',
  /** Steps of the ladder that found nobody on duty. */
  StepsSkipped: 'Count',
  /** Deeds of staff that are not in the audit. */
  AuditEntriesLost: 'Count',
  /** The sweeper's heartbeat: it has looked at everything. */
  SweeperRan: 'Count',
  AlarmsRestarted: 'Count',
  AlertsRepublished: 'Count',
  CouldNotBeMended: 'Count',
  /** How long the case that waits longest should have been looked at; 0 when none does. */
  OldestOverdue: 'Seconds',
  /** From the canary's click until its alert is out; at least so much when it is not. */
  CanaryDelay: 'Milliseconds',
  /** Canaries that did not come through; the log names the stage. */
  CanaryFailed: 'Count',
} as const;

export type Measurement = keyof typeof measurements;
export type Measure = (name: Measurement, value: number) => void;

export const namespace = 'Earshot';
/** The only dimension, always with this value: one deployment for each account and region. */
export const dimensions = { service: 'earshot' };

/** Measured for each configured channel apart, with a second dimension `channel`. What was tried includes what failed. */
export const channelMeasurements = { ChannelTries: 'Count', ChannelTriesFailed: 'Count' } as const;
export type ChannelMeasurement = keyof typeof channelMeasurements;
export type MeasureTry = (channel: string, became: 'taken' | 'failed') => void;
