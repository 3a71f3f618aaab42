import type { KeyDeed } from './key-choice.ts';

const zhKeys: Record<KeyDeed, string> = {
  next: '下一单',
  previous: '上一单',
  open: '打开工单',
  list: '回到列表',
  urgent: '最紧急的待认领工单',
  claim: '认领',
  undo: '撤销',
  number: '查看号码',
  attempt: '记录回访,再按 1–6 选结果',
  note: '备注',
  transfer: '转办',
  resolve: '提交处理结果',
  reassign: '改派',
  search: '搜索',
  help: '键位一览',
};
const zh = {
  title: '键位',
  off: '单键操作已在“我的设置”中关闭。',
  rules: '在输入框内不起作用。',

  keys: zhKeys,
};
const en: typeof zh = {
  title: 'Keys',
  off: 'Single keys are off in “My settings”.',
  rules: 'They do nothing inside fields.',

  keys: {
    next: 'Next case',
    previous: 'Previous case',
    open: 'Open case',
    list: 'Back to the list',
    urgent: 'Most urgent unclaimed',
    claim: 'Claim',
    undo: 'Undo',
    number: 'Reveal number',
    attempt: 'Record an attempt; then 1–6 for the outcome',
    note: 'Note',
    transfer: 'Transfer',
    resolve: 'Resolve',
    reassign: 'Reassign',
    search: 'Search',
    help: 'All keys',
  },
};
export const liveWords = { zh, en };
