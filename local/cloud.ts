import { gateway } from './api/gateway.ts';
import { awsEndpoint } from './aws-endpoint.ts';
import { openDataFolder } from './data-folder.ts';
import { startTables } from './dynamodb/service.ts';
import { createTables } from './dynamodb/tables.ts';
import { startSchedules } from './events/schedule.ts';
import { openFront } from './front.ts';
import { startEventSources } from './lambda/event-sources.ts';
import { startFunctions } from './lambda/host.ts';
import { logFiles } from './logs.ts';
import { channelsOf } from './messaging/channels.ts';
import { startMessaging } from './messaging/service.ts';
import { countLine } from './metering/functions.ts';
import { tally } from './metering/tally.ts';
import { startOpenid } from './oidc/service.ts';
import type { Users } from './oidc/users.ts';
import { vault } from './secrets/vault.ts';
import { serviceList } from './service.ts';
import { machinesOf } from './step-functions/machines.ts';
import { startStateMachines } from './step-functions/service.ts';
import { readAssembly } from './template/assembly.ts';
import type { Endpoints } from './template/resource-type.ts';
import { loadResources, type Resources } from './template/resources.ts';

export interface CloudOptions {
  /** 0 picks a free port. */
  port: number;
  /** The folder for everything that survives a restart. */
  data: string;
  /** The folder of the cloud assembly, or how to make it for the address the API will have. */
  assembly: string | ((url: string) => Promise<string>);
  users: Users;
  /** Gets each line that a function prints. */
  log?: (functionName: string, line: string) => void;
  /** Counts what AWS would bill; the control endpoint answers `EarshotMeter.Counts`. */
  metered?: boolean;
}

export interface Cloud {
  url: string;
  endpoints: Endpoints;
  resources: Resources;
  /** True when the data folder was empty before. */
  fresh: boolean;
  /** Settles when a part of the cloud has died and the rest is useless. */
  crashed: Promise<Error>;
  stop(): Promise<void>;
}

const notYet: Endpoints = {
  front: 'http://127.0.0.1',
  dynamodb: 'http://127.0.0.1',
  messaging: 'http://127.0.0.1',
  control: 'http://127.0.0.1',
};

/** Runs a cloud assembly on this machine. Throws a TemplateError or a StartError when that cannot be done faithfully. */
export async function startCloud({ port, data, assembly, users, log = () => {}, metered = false }: CloudOptions): Promise<Cloud> {
  const services = serviceList();
  const meter = metered ? tally() : undefined;
  const { promise: crashed, resolve: onCrash } = Promise.withResolvers<Error>();
  try {
    const folder = services.add(openDataFolder(data));
    const front = services.add(await openFront(port));
    const stacks = readAssembly(typeof assembly === 'string' ? assembly : await assembly(front.url));
    const plan = loadResources(stacks, { ...notYet, front: front.url });
    machinesOf(plan);

    const [tables, messaging, openid, control] = await Promise.all([
      startTables(folder.path('dynamodb'), onCrash).then(services.add),
      startMessaging(folder.path('messaging'), channelsOf(plan), onCrash).then(services.add),
      startOpenid(front, users, folder.path('keys.json')),
      awsEndpoint(meter).then(services.add),
    ]);
    const endpoints: Endpoints = { front: front.url, dynamodb: tables.url, messaging: messaging.url, control: control.url };
    const resources = loadResources(stacks, endpoints);
    await createTables(endpoints.dynamodb, resources);

    const keep = logFiles(folder.path('logs'));
    const onLine = (functionName: string, line: string) => {
      keep(functionName, line);
      if (meter) countLine(meter, functionName, line);
      log(functionName, line);
    };
    const onError = (error: unknown) => onLine('local-cloud', JSON.stringify({ level: 'ERROR', message: String(error) }));

    control.services.secretsmanager = vault(folder.path('secrets.json'), resources);
    const functions = services.add(await startFunctions(resources, endpoints, onLine, meter));
    const machines = services.add(startStateMachines(folder.path('executions.sqlite'), resources, functions, meter));
    control.services.AWSStepFunctions = machines.operations;
    if (meter)
      control.services.EarshotMeter = {
        Counts: async () => ({ ...meter.counts, ...(await tables.counts()), ...(await messaging.counts()) }),
      };
    services.add(startEventSources(resources, functions, endpoints.messaging, onError));
    services.add(startSchedules(resources, functions));
    front.serve({ '/oidc': openid, '/': gateway(resources, functions, meter) });
    services.add({ stop: front.stop }); // first to go: nobody is let in while the rest stops

    const fresh = folder.empty;
    folder.announce({ url: front.url, endpoints, outputs: resources.outputs });
    return { url: front.url, endpoints, resources, fresh, crashed, stop: services.stop };
  } catch (error) {
    await services.stop();
    throw error;
  }
}
