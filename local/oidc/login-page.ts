import type { Users } from './users.ts';

// As the console calls them; whoever is more than that has a title of their own.
const roles: Record<string, string> = { agent: '坐席', lead: '班组长', manager: '经理', admin: '管理员', source: '系统' };

/** The development login: a list of the sample's people, no passwords. */
export const loginPage = (users: Users['users']): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Earshot 本机登录</title>
<style>
  body { font: 16px system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
  .warning { background: #fff7e6; border: 1px solid #ffd591; padding: .75rem 1rem; border-radius: 6px; }
  form { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .5rem; margin-top: 1.5rem; }
  button { font: inherit; text-align: left; padding: .5rem .75rem; border: 1px solid #ccc; border-radius: 6px; background: #fff; cursor: pointer; }
  small { color: #666; display: block; }
</style>
<h1>Earshot 本机登录</h1>
<p class="warning">仅供本机试用：选择一位示例人员即可登录，无需密码。<br>For this machine only: choose a sample person; there are no passwords.</p>
<form method="post">
${users.map(({ id, name, role, title = roles[role] ?? role }) => `<button name="user" value="${asHtml(id)}">${asHtml(name)}<small>${asHtml(id)} · ${asHtml(title)}</small></button>`).join('\n')}
</form></html>`;

/** Asks once more before signing out; `form` is the provider's own, to be sent with `logout`. */
export const logoutPage = (form: string): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>退出登录</title>
<style>
  body { font: 16px system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem; }
  button { font: inherit; display: block; width: 100%; margin: .5rem 0; padding: .75rem; border: 1px solid #ccc; border-radius: 6px; background: #fff; cursor: pointer; }
</style>
<h1>退出登录？ Sign out?</h1>
${form}
<button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">退出登录 Sign out</button>
<button type="submit" form="op.logoutForm">取消 Cancel</button>
</html>`;

const asHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
