import { account, region } from './arn.ts';
import { TemplateError } from './failure.ts';

/** Answers what a template's functions ask about. */
export interface Scope {
  stackName: string;
  ref(logicalId: string): string;
  getAtt(logicalId: string, attribute: string): string;
  importValue(exportName: string): unknown;
}

const pseudo: Record<string, string | ((scope: Scope) => string)> = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': ({ stackName }) => stackName,
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;
const list = (value: unknown, scope: Scope) => resolve(value, scope) as unknown[];

const intrinsics: Record<string, Intrinsic> = {
  Ref: (id, scope) => reference(String(id), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...attribute] = typeof argument === 'string' ? argument.split('.') : (argument as string[]);
    return scope.getAtt(id!, attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = argument as [string, unknown];
    return list(parts, scope).join(separator);
  },
  'Fn::Select': (argument, scope) => {
    const [index, parts] = argument as [number, unknown];
    return list(parts, scope)[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = argument as [string, unknown];
    return String(resolve(text, scope)).split(separator);
  },
  'Fn::Sub': (argument, scope) => {
    const [text, values = {}] = (Array.isArray(argument) ? argument : [argument]) as [string, Record<string, unknown>?];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in values) return String(resolve(values[name], scope));
      const [id, ...attribute] = name.trim().split('.');
      return attribute.length > 0 ? scope.getAtt(id!, attribute.join('.')) : reference(id!, scope);
    });
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(resolve(argument, scope))),
};

function reference(id: string, scope: Scope): string {
  const known = pseudo[id];
  if (known) return typeof known === 'string' ? known : known(scope);
  if (id.startsWith('AWS::'))
    throw new TemplateError(`the pseudo parameter ${id} is not known to the local cloud: add it to local/template/intrinsics.ts`);
  return scope.ref(id);
}

/** Replaces every CloudFormation function in `value` by what it stands for. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    if (value.includes('{{resolve:'))
      throw new TemplateError(`the dynamic reference ${value} is not known to the local cloud: read the secret in the function instead`);
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [[key, argument] = ['', undefined]] = entries;
  if (entries.length === 1 && (key === 'Ref' || key.startsWith('Fn::'))) {
    const intrinsic = intrinsics[key];
    if (!intrinsic) throw new TemplateError(`the function ${key} is not known to the local cloud: add it to local/template/intrinsics.ts`);
    return intrinsic(argument, scope);
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, resolve(item, scope)]));
}
