import { AdvanceCaseEnv } from './environments.ts';
import { advanceCaseHandler } from './handlers/advance-case.ts';
import { keepServices } from './keep-services.ts';
import { measured } from './measure.ts';

export const handler = measured(advanceCaseHandler(keepServices(AdvanceCaseEnv.parse(process.env))));
