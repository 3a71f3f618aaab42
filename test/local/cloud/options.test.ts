import { describe, expect, test } from 'vitest';
import { OptionError, readOptions } from '#local/options.ts';

test('options win over variables, variables over defaults', () => {
  expect(readOptions([], {})).toMatchObject({ port: 4400, portGiven: false, data: '.earshot', empty: false, policy: 'config/policy.json' });
  const env = { EARSHOT_PORT: '5000', EARSHOT_DATA: '/tmp/a', EARSHOT_EMPTY: '1', EARSHOT_POLICY: 'config/policy-fast.json' };
  expect(readOptions([], env)).toMatchObject({
    port: 5000,
    portGiven: true,
    data: '/tmp/a',
    empty: true,
    policy: 'config/policy-fast.json',
  });
  expect(readOptions(['--port', '0', '--data=/tmp/b'], env)).toMatchObject({ port: 0, data: '/tmp/b' });
  expect(readOptions(['agent-li', '--port', '1'], {}, 'one').operands).toEqual(['agent-li']);
});

describe('a wrong command line is explained', () => {
  test.each([
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['--port', 'x'], {}, "the port must be a number from 0 to 65535, not 'x'"],
    [['--port', '70000'], {}, "not '70000'"],
    [['--policy', 'none.json'], {}, 'the policy file none.json does not exist'],
    [['extra'], {}, "unexpected argument 'extra'"],
    [[], { EARSHOT_EMPTY: 'yes' }, "EARSHOT_EMPTY must be 1 or 0, not 'yes'"],
  ])('%j %j', (argv, env, message) => {
    expect(() => readOptions(argv, env)).toThrow(OptionError);
    expect(() => readOptions(argv, env)).toThrow(message);
  });
});
