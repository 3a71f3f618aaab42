import { alarms } from './alarms.ts';
import { alerts } from './alerts.ts';
import { around } from './around.ts';
import type { Bug } from './bug.ts';
import { calls } from './calls.ts';
import { canaries } from './canary.ts';
import { claims } from './claims.ts';
import { doors } from './doors.ts';
import { endings } from './endings.ts';
import { feedback } from './feedback.ts';
import { figures } from './figures.ts';
import { infrastructure } from './infrastructure.ts';
import { ladder } from './ladder.ts';
import { rota } from './rota.ts';
import { rounds } from './rounds.ts';
import { senders } from './senders.ts';
import { stores } from './stores.ts';
import { writes } from './writes.ts';

export const bugs: Bug[] = [
  ...feedback,
  ...rounds,
  ...ladder,
  ...claims,
  ...calls,
  ...endings,
  ...around,
  ...alerts,
  ...alarms,
  ...writes,
  ...stores,
  ...senders,
  ...doors,
  ...rota,
  ...figures,
  ...infrastructure,
  ...canaries,
];
