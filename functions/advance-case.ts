import { AdvanceCaseEnv } from './environments.ts';
import { advanceCaseHandler } from './handlers/advance-case.ts';
import { keepServices } from './keep-services.ts';

export const handler = advanceCaseHandler(keepServices(AdvanceCaseEnv.parse(process.env)));
