import type { Bug } from './bug.ts';

const [settle, advance, sweep, alarmRules, keepCase] = [
  'domain/escalation/settle.ts',
  'domain/escalation/advance.ts',
  'domain/escalation/sweep.ts',
  'domain/escalation/alarms.ts',
  'domain/case/keep-case.ts',
];

export const alarms: Bug[] = [
  {
    name: 'a new wake-up raises no revision',
    file: settle,
    find: 'wakeAt !== armedAt || alarmIsSpent;',
    replace: 'before === null || alarmIsSpent;',
  },
  {
    name: 'an alarm that has rung counts as still to come',
    file: settle,
    find: 'wakeAt !== armedAt || alarmIsSpent;',
    replace: 'wakeAt !== armedAt;',
  },
  { name: 'no alarm is armed after a change', file: keepCase, find: '    armAlarm(ports, next, before),\n', replace: '' },
  {
    name: 'the alarm is armed before the case is written',
    file: keepCase,
    find: '  const stored = before ?',
    replace: '  await armAlarm(ports, next, before);\n  const stored = before ?',
  },
  {
    name: 'an alarm rings on though the case has moved on',
    file: advance,
    find: 'if (c.revision !== rung.revision || c.wakeAt === null) return mend(ports, c, rung.revision);',
    replace: 'if (c.wakeAt === null) return mend(ports, c, rung.revision);',
  },
  {
    name: 'an overtaken alarm does not look whether another is set',
    file: advance,
    find: 'if (c.revision !== rung.revision || c.wakeAt === null) return mend(ports, c, rung.revision);',
    replace: 'if (c.revision !== rung.revision || c.wakeAt === null) return;',
  },
  {
    name: 'an alarm that lost against a change gives up',
    file: advance,
    find: 'if (await keepCase(ports, c, c, true)) return;',
    replace: 'await keepCase(ports, c, c, true);\n    return;',
  },
  {
    name: 'a repetition does not look whether the alarm is set',
    file: keepCase,
    find: '  if (alarm) await ports.alarms.ensure(alarm);\n',
    replace: '',
  },
  {
    name: 'an earlier alarm is relied on however soon it rings',
    file: alarmRules,
    find: 'const meetingSeconds = 2;',
    replace: 'const meetingSeconds = -1;',
  },
  {
    name: 'an alarm is relied on though it rings too late',
    file: alarmRules,
    find: 'alarm.at <= wakeAt && ',
    replace: '',
  },
  {
    name: 'a spent alarm is relied on',
    file: settle,
    find: 'alarmIsSpent ? null : (before?.alarm ?? null)',
    replace: 'before?.alarm ?? null',
  },
  {
    name: 'an overtaken alarm relies on itself',
    file: alarmRules,
    find: ' && alarm.revision !== rung',
    replace: '',
  },
  {
    name: 'an alarm that was far ahead is never started',
    file: sweep,
    find: 'await ports.alarms.ensure({ caseId, revision: c.revision, at: c.wakeAt });',
    replace: '',
  },
  {
    name: 'the sweeper comes too late for alarms that were far ahead',
    file: sweep,
    find: 'const leadSeconds = 90;',
    replace: 'const leadSeconds = 0;',
  },
  {
    name: 'an alarm that was far ahead and is late is started under its old name',
    file: sweep,
    find: 'if (c.wakeAt <= before) return restart(ports, caseId, before);',
    replace: '',
  },
  {
    name: 'the sweeper trusts the index',
    file: sweep,
    find: 'if (!c || c.wakeAt === null || c.wakeAt > before) return false;',
    replace: 'if (!c) return false;',
  },
  { name: 'the sweeper raises no revision', file: sweep, find: 'revision: c.revision + 1', replace: 'revision: c.revision' },
  {
    name: 'the sweeper arms the alarm before it writes the case',
    file: sweep,
    find: 'if (!(await cases.save(raised))) return false;\n  await alarms.ensure({ caseId, revision: raised.revision, at: now() });\n  return true;',
    replace: 'await alarms.ensure({ caseId, revision: raised.revision, at: now() });\n  return cases.save(raised);',
  },
  {
    name: 'the sweeper starts an alarm for a change that lost',
    file: sweep,
    find: 'if (!(await cases.save(raised))) return false;',
    replace: 'await cases.save(raised);',
  },
  {
    name: 'the sweeper overlooks alerts that never went out',
    file: sweep,
    find: 'lost.filter((d) => !isSettled(d))',
    replace: 'lost.filter(isSettled)',
  },
  {
    name: 'one case that cannot be mended stops the sweeper',
    file: sweep,
    find: '  } catch {\n    swept.failed.push(id);',
    replace: '  } catch (error) {\n    swept.failed.push(id);\n    throw error;',
  },
  {
    name: 'the sweeper clears away what is about to be written',
    file: sweep,
    find: 'const onItsWaySeconds = 300;',
    replace: 'const onItsWaySeconds = 0;',
  },
  { name: 'the sweeper publishes what nobody raised', file: sweep, find: 'if (c && wasRaised(c, delivery)) {', replace: 'if (c) {' },
];
