import { SweepEnv } from './environments.ts';
import { sweepHandler } from './handlers/sweep.ts';
import { keepServices } from './keep-services.ts';

export const handler = sweepHandler(keepServices(SweepEnv.parse(process.env)));
