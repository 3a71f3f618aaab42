const zh = {
  breakFor: (minutes: number) => `小休 ${minutes} 分钟`,
  until: (at: string) => `至 ${at}`,
  muted: (left: string) => `静音 ${left}`,
  unmute: '取消静音',
  soundOn: '打开声音',
  soundOff: '关闭声音',
  enable: '开启声音',
  failed: '上岗状态未能保存。',
  notice: {
    mine: '新回访工单',
    team: '工单待全组认领',
    level: '逐级提醒',
    expiring: '认领后尚未拨打',
    left: (isLate: boolean, span: string) => (isLate ? `超时${span}` : `还剩${span}`),
    many: (n: number) => `${n} 单待认领`,
  },
};
const en: typeof zh = {
  breakFor: (minutes) => `Break, ${minutes} minutes`,
  until: (at) => `until ${at}`,
  muted: (left) => `muted ${left}`,
  unmute: 'Unmute',
  soundOn: 'Turn sound on',
  soundOff: 'Turn sound off',
  enable: 'Enable sound',
  failed: 'Your duty state was not saved.',
  notice: {
    mine: 'New callback',
    team: 'Open to the team',
    level: 'Escalated to you',
    expiring: 'Claimed, not called',
    left: (isLate, span) => (isLate ? `${span} late` : `${span} left`),
    many: (n) => `${n} unclaimed`,
  },
};
export const presenceWords = { zh, en };
