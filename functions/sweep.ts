import { SweepEnv } from './environments.ts';
import { sweepHandler } from './handlers/sweep.ts';
import { keepServices } from './keep-services.ts';
import { measure, measured } from './measure.ts';

export const handler = measured(sweepHandler(keepServices(SweepEnv.parse(process.env)), measure));
