import { SweepEnv } from './environments.ts';
import { sweepHandler } from './handlers/sweep.ts';
import { tendRoster } from './handlers/tend-roster.ts';
import { keepServices } from './keep-services.ts';
import { measure, measured } from './measure.ts';
import { byRoster } from './present-roster.ts';

const kept = keepServices(SweepEnv.parse(process.env));

export const handler = measured(
  byRoster(kept.present, (duty) => sweepHandler({ ...kept, duty }, measure, () => tendRoster({ ...kept, duty }, kept.roster))),
);
