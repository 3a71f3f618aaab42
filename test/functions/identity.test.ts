import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandRole, type Identity, identityOf, roles, rolesOf } from '#functions/middleware/identity.ts';
import { Problem } from '#functions/middleware/problem.ts';

const asking = (authorizer: unknown) => ({ requestContext: { authorizer } }) as unknown as APIGatewayProxyEventV2;
const problemOf = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem');
};

describe('the roles of a claim', () => {
  test.each<[unknown, string[]]>([
    ['agent', ['agent']],
    ['agent,lead', ['agent', 'lead']],
    ['agent lead', ['agent', 'lead']],
    ['[agent lead]', ['agent', 'lead']],
    ['["agent","lead"]', ['agent', 'lead']],
    ['["agent", "lead"]', ['agent', 'lead']],
    [
      ['lead', 'agent'],
      ['agent', 'lead'],
    ],
    [['agent', 'agent', 'clerk'], ['agent']],
    ['[agent, lead]', ['agent', 'lead']],
    ['[agent clerk]', ['agent']],
    ['agent, night shift', ['agent']],
    [' agent ', ['agent']],
    ['no admin rights', []],
    ['no admin rights, none', []],
    ['not "admin"', []],
    ['admin;agent', []],
    ['"admin"', []],
    ['[admin', []],
    ['{"admin":true}', []],
    ['["no admin"]', []],
    ['["admin"', []],
    [[['admin']], []],
    [[{ toString: 'admin' }], []],
    ['agents', []],
    ['AGENT', []],
    ['super-admin', []],
    ['', []],
    [undefined, []],
    [null, []],
    [7, []],
    [{ agent: true }, []],
    [[null, { lead: 1 }], []],
  ])('%j are %j', (claim, expected) => expect(rolesOf(claim)).toEqual(expected));

  test('are the known ones however a provider writes the list, and never one that is not in it', () => {
    fc.assert(
      fc.property(fc.subarray([...roles]), fc.constantFrom('list', 'json', 'spaces', 'commas', 'brackets'), (given, form) => {
        const claim = {
          list: given,
          json: JSON.stringify(given),
          spaces: given.join(' '),
          commas: given.join(','),
          brackets: `[${given.join(' ')}]`,
        }[form];
        expect(rolesOf(claim)).toEqual(given);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (claim) => {
        expect(rolesOf(claim).every((role) => roles.includes(role))).toBe(true);
      }),
    );
  });
});

describe('who is asking', () => {
  test('is told by the claims of either authorizer', () => {
    expect(identityOf(asking({ lambda: { sub: 'agent-li', role: ['agent'] } }))).toEqual({
      id: 'agent-li',
      roles: ['agent'],
      source: undefined,
    });
    expect(identityOf(asking({ jwt: { claims: { sub: 'source-claims', role: '[source]', source: 'claims' }, scopes: null } }))).toEqual({
      ...{ id: 'source-claims', roles: ['source'], source: 'claims' },
    });
  });

  test.each<[string, unknown, string | RegExp]>([
    ['the fault of the authorizer', { lambda: { fault: 'the token has expired; ask the issuer for a new one' } }, /expired/],
    ['no authorizer at all', undefined, /no authorizer/],
    ['a token without a subject', { lambda: { role: 'agent' } }, /"sub"/],
    ['a blank subject', { jwt: { claims: { sub: '', role: 'agent' } } }, /"sub"/],
  ])('%s is 401, with the reason', (_, authorizer, reason) => {
    const problem = problemOf(() => identityOf(asking(authorizer)));
    expect(problem).toMatchObject({ status: 401, errors: [{ pointer: '/headers/authorization', detail: expect.stringMatching(reason) }] });
  });
});

describe('a role that may not', () => {
  const identity = (...has: Identity['roles']): Identity => ({ id: 'x', roles: has });

  test('is refused with 403, naming what it has and what is needed', () => {
    const problem = problemOf(() => demandRole(identity('agent'), ['lead', 'manager']));
    expect(problem).toMatchObject({ status: 403, errors: [{ detail: expect.stringMatching(/agent.*lead or manager/) }] });
    expect(problemOf(() => demandRole(identity(), ['lead'])).status).toBe(403);
  });

  test('is let through when any of several roles may', () => {
    expect(() => demandRole(identity('agent', 'manager'), ['lead', 'manager'])).not.toThrow();
  });

  test('is never admitted by a route without roles', () => expect(problemOf(() => demandRole(identity(...roles), [])).status).toBe(403));
});
