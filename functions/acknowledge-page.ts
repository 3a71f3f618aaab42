export type PageState = { kind: 'asks'; caseLink: string } | { kind: 'done'; caseLink: string; at: string } | { kind: 'unknown' };

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:0;background:#f5f7fa;color:#1a1f27}
main{max-width:22rem;margin:12vh auto 0;padding:1.5rem;background:#fff;border-radius:8px;text-align:center}
button{font:inherit;width:100%;min-height:48px;border:0;border-radius:8px;background:#0b5cad;color:#fff}
p.en{color:#5a6472;font-size:.875rem;margin:.25rem 0 1rem}a{color:#0b5cad}
@media(prefers-color-scheme:dark){body{background:#14181f;color:#e6eaf0}main{background:#1c222b}p.en{color:#a3adbb}
button{background:#6cb6ff;color:#14181f}a{color:#6cb6ff}}`;

const open = (link: string): string => `<p><a href="${link}">打开工单 · Open the case</a></p>`;

const contents: { [K in PageState['kind']]: (state: Extract<PageState, { kind: K }>) => string } = {
  asks: ({ caseLink }) => `<h1>回访提醒</h1><p>点“我已知悉”即登记您已收到提醒。认领请在工单中操作。</p>
<p class="en">Press the button to confirm that you have read the alert. It does not claim the case.</p>
<form method="post"><button>我已知悉 · Acknowledge</button></form>${open(caseLink)}`,
  done: ({ caseLink, at }) => `<h1>已登记知悉 ${at}</h1><p>客户仍在等待回访，请尽快认领。</p>
<p class="en">Acknowledged. The customer is still waiting: please claim the case.</p>${open(caseLink)}`,
  unknown: () =>
    `<h1>链接无效或已过期</h1><p>请从工作台打开工单。</p><p class="en">This link is not valid, or too old. Please open the case in the console.</p>`,
};

/** One small page without scripts. Its links are our own; nothing of a customer stands on it. */
export function acknowledgePage(state: PageState): string {
  const content = (contents[state.kind] as (s: PageState) => string)(state);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>回访提醒 · Earshot</title><style>${style}</style></head><body><main>${content}</main></body></html>`;
}
