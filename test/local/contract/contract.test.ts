import { afterAll, beforeAll, describe, vi } from 'vitest';
import { Earshot } from './earshot.ts';
import { story } from './story.ts';
import { acknowledging } from './themes/acknowledge.ts';
import { acting } from './themes/acting.ts';
import { badInput } from './themes/bad-input.ts';
import { batches } from './themes/batches.ts';
import { claiming } from './themes/claiming.ts';
import { figures } from './themes/figures.ts';
import { furtherFeedback } from './themes/further-feedback.ts';
import { intake } from './themes/intake.ts';
import { ladder } from './themes/ladder.ts';
import { matter } from './themes/matter.ts';
import { openapi } from './themes/openapi.ts';
import { pressing } from './themes/pressing.ts';
import { reading } from './themes/reading.ts';
import { rota } from './themes/rota.ts';
import { staff } from './themes/staff.ts';
import { terminal } from './themes/terminal.ts';
import { tokens } from './themes/tokens.ts';

/** One Earshot serves all themes. Most stories wait, so they are told at the same time, but not so many that the ladder is late. */
vi.setConfig({ maxConcurrency: 16, testTimeout: 45_000 });

const earshot = new Earshot();
const people = ['agent-li', 'agent-chen', 'agent-sun', 'lead-wang', 'supervisor-zhou', 'duty-wu', 'manager-zhao', 'admin', 'source-claims'];

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', 'config/policy-fast.json']);
  await Promise.all(people.map((user) => earshot.token(user)));
  const { resolved } = story(earshot);
  await Promise.all(Array.from({ length: 8 }, () => resolved())); // functions start cold: the ladder's times are those of a warm house
}, 60_000);
afterAll(() => earshot.end());

describe.concurrent('the ladder', () => ladder(earshot));
describe.concurrent('claiming', () => claiming(earshot));
describe('the OpenAPI document', () => openapi(earshot)); // not concurrent: parts what minds the seconds from what does not
describe.concurrent('acting on a case', () => acting(earshot));
describe.concurrent('the matter', () => matter(earshot));
describe.concurrent('help, pressure and notes', () => pressing(earshot));
describe.concurrent('further feedback', () => furtherFeedback(earshot));
describe.concurrent('reading', () => reading(earshot));
describe.concurrent('staff', () => staff(earshot));
describe.concurrent('the rota', () => rota(earshot));
describe.concurrent('acknowledging from a message', () => acknowledging(earshot));
describe.concurrent('intake', () => intake(earshot));
describe.concurrent('tokens and roles', () => tokens(earshot));
describe.concurrent('bad input', () => badInput(earshot));
describe.concurrent('batches', () => batches(earshot));
describe('figures', () => figures(earshot));
describe('the terminal', () => terminal(earshot));
