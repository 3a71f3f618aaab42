import type * as z from 'zod';
import type { Stack } from './assembly.ts';
import { TemplateError } from './failure.ts';
import { type InertType, inertTypes } from './inert.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { physicalName } from './names.ts';
import type { Endpoints, Identity, ResourceType } from './resource-type.ts';
import { type RunningType, runningTypes } from './types.ts';

/** A resource of the template that runs here, with everything resolved. */
export interface Resource<P = unknown> {
  logicalId: string;
  name: string;
  ref: string;
  properties: P;
  stack: Stack;
}

type PropertiesOf<T extends RunningType> = z.infer<(typeof runningTypes)[T]['properties']>;

export interface Resources {
  of<T extends RunningType>(type: T): Resource<PropertiesOf<T>>[];
  /** What is accepted and does nothing, with the reason. */
  inert: { logicalId: string; type: string; reason: string }[];
  /** Stack → output → value. */
  outputs: Record<string, Record<string, string>>;
}

/** Resolves and checks all stacks. Throws a TemplateError at the first thing that this machine would run differently. */
export function loadResources(stacks: Stack[], endpoints: Endpoints): Resources {
  const running: (Resource & { type: string })[] = [];
  const inert: Resources['inert'] = [];
  for (const stack of stacks) {
    const scope = scopeOf(stack, stacks, endpoints);
    for (const [logicalId, { Type: type, Properties }] of Object.entries(stack.template.Resources)) {
      const known = typeOf(stack, logicalId);
      if ('reason' in known) {
        inert.push({ logicalId, type, reason: known.reason });
        continue;
      }
      const properties = located(stack, logicalId, () => resolve(Properties, scope));
      running.push({
        type,
        logicalId,
        stack,
        name: identity(stack, logicalId, scope, endpoints).name,
        ref: scope.ref(logicalId),
        properties: parse(properties, known, stack, logicalId),
      });
    }
  }
  const of = (type: RunningType) => running.filter((resource) => resource.type === type);
  return { of: of as Resources['of'], inert, outputs: outputsOf(stacks, endpoints) };
}

/** As `cdk deploy --outputs-file` writes them. */
const outputsOf = (stacks: Stack[], endpoints: Endpoints): Resources['outputs'] =>
  Object.fromEntries(
    stacks.map((stack) => {
      const scope = scopeOf(stack, stacks, endpoints);
      const resolved = Object.entries(stack.template.Outputs).map(([name, { Value }]) => [name, String(resolve(Value, scope))]);
      return [stack.name, Object.fromEntries(resolved)];
    }),
  );

function scopeOf(stack: Stack, stacks: Stack[], endpoints: Endpoints): Scope {
  const scope: Scope = {
    stackName: stack.name,
    ref: (id) => typeOf(stack, id).ref(identity(stack, id, scope, endpoints)),
    getAtt(id, attribute) {
      const value = typeOf(stack, id).attributes[attribute];
      if (!value)
        throw new TemplateError(
          `${where(stack, id)}: the attribute ${attribute} is not known to the local cloud; add it beside the type's Ref`,
        );
      return value(identity(stack, id, scope, endpoints));
    },
    importValue(name) {
      for (const exporter of stacks) {
        const output = Object.values(exporter.template.Outputs).find((candidate) => candidate.Export?.Name === name);
        if (output) return resolve(output.Value, scopeOf(exporter, stacks, endpoints));
      }
      throw new TemplateError(`${stack.name} imports ${name}, which no stack of the assembly exports`);
    },
  };
  return scope;
}

function identity(stack: Stack, logicalId: string, scope: Scope, endpoints: Endpoints): Identity {
  const type = typeOf(stack, logicalId);
  const named = 'name' in type && type.name ? stack.template.Resources[logicalId]?.Properties[type.name] : undefined;
  return { name: named === undefined ? physicalName(stack.name, logicalId) : String(resolve(named, scope)), endpoints };
}

function typeOf(stack: Stack, logicalId: string): ResourceType | InertType {
  const type = stack.template.Resources[logicalId]?.Type;
  if (type === undefined) throw new TemplateError(`${stack.name} refers to ${logicalId}, which it does not contain`);
  const known = (runningTypes as Record<string, ResourceType>)[type] ?? inertTypes[type];
  if (!known) {
    throw new TemplateError(
      `${where(stack, logicalId)}: the local cloud does not know this resource type. Run it with a service in local/, or list it in local/template/inert.ts with the reason why it does nothing here.`,
    );
  }
  return known;
}

function parse(properties: unknown, { properties: schema, file }: ResourceType, stack: Stack, logicalId: string): unknown {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') return `${path}: ${issue.message}`;
    const names = issue.keys.map((key) => (path ? `${path}.${key}` : key));
    return `the local cloud does not know the property ${names.join(', ')}`;
  });
  throw new TemplateError(`${where(stack, logicalId)}: ${problems.join('; ')}. Honour it, or declare it inert with a reason, in ${file}.`);
}

const where = (stack: Stack, logicalId: string) => `${stack.name}/${logicalId} (${stack.template.Resources[logicalId]?.Type ?? 'missing'})`;

function located<T>(stack: Stack, logicalId: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TemplateError) || error.message.startsWith(stack.name)) throw error;
    throw new TemplateError(`${where(stack, logicalId)}: ${error.message}`);
  }
}
