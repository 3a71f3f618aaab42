const zh = {
  customer: (id: string) => `客户 ${id}`,
  number: (short: string) => `编号 …${short}`,
  order: {
    title: '督办',
    send: '督办',
    to: (name: string) => `${name}会立即收到提醒。`,
    toTeam: '当班人员会立即收到提醒。',
    note: '要求什么',
    missing: '请写明要求什么。',
    presets: ['请立即拨打客户。', '请在 10 分钟内回报进展。', '请先向客户致歉并说明时限。'],
    done: '已督办,提醒已发出。',
  },
  reassign: {
    title: '改派',
    send: '改派',
    search: '搜索姓名或工号',
    people: '人员',
    nobody: '没有符合的人。其他部门请用转办。',
    home: '本组',
    note: '备注(可不填)',
    clock: (span: string) => `新的负责人须在 ${span} 内拨打。`,
    to: (name: string) => `改派给${name}`,
    done: (name: string) => `已改派给${name}。`,
  },
};
const en: typeof zh = {
  customer: (id) => `customer ${id}`,
  number: (short) => `no. …${short}`,
  order: {
    title: 'Order action',
    send: 'Order',
    to: (name) => `${name} is alerted at once.`,
    toTeam: 'Those on duty are alerted at once.',
    note: 'What is to be done',
    missing: 'Say what is to be done.',
    presets: ['Call the customer now.', 'Report back within 10 minutes.', 'Apologise first and give the customer a time.'],
    done: 'Ordered; the alert is out.',
  },
  reassign: {
    title: 'Reassign',
    send: 'Reassign',
    search: 'Search by name or id',
    people: 'People',
    nobody: 'Nobody fits. For other departments use a transfer.',
    home: 'same team',
    note: 'Note (optional)',
    clock: (span) => `The new owner must call within ${span}.`,
    to: (name) => `Reassign to ${name}`,
    done: (name) => `Reassigned to ${name}.`,
  },
};

export const leadWords = { zh, en };
