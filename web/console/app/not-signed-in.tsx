import Button from 'antd/es/button';

/** Whoever comes back from signing in without being signed in. In both languages: nobody may have chosen one here yet. */
export function NotSignedIn({ again }: { again: () => void }) {
  return (
    <main className="panel">
      <div role="alert">
        <h1>未能登录</h1>
        <p>登录被取消、已过期，或登录服务暂时没有应答。</p>
        <p lang="en">Not signed in: it was cancelled, has expired, or the sign-in service does not answer just now.</p>
      </div>
      <Button type="primary" size="large" onClick={again}>
        重新登录 · <span lang="en">Sign in again</span>
      </Button>
    </main>
  );
}
