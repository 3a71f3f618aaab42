import { AdvanceCaseEnv } from './environments.ts';
import { advanceCaseHandler } from './handlers/advance-case.ts';
import { keepServices } from './keep-services.ts';
import { measured } from './measure.ts';
import { byRoster } from './present-roster.ts';

const kept = keepServices(AdvanceCaseEnv.parse(process.env));

export const handler = measured(byRoster(kept.present, (duty) => advanceCaseHandler({ ...kept, duty })));
