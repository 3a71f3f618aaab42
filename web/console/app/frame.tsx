import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import Layout from 'antd/es/layout';
import { type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { UnsentStrip } from '../case/unsent-strip.tsx';
import { Announcer } from '../live/announcer.tsx';
import { KeyHelp } from '../live/key-help.tsx';
import { useCases } from '../live/use-feed.ts';
import { putPresence, usePresence } from '../me/presence.ts';
import { PresenceKeeper } from '../me/presence-keeper.tsx';
import { PresenceSwitch } from '../me/presence-switch.tsx';
import { ClaimDeskProvider } from '../queue/claim.tsx';
import '../queue/frame.css';
import { Guide } from '../queue/guide.tsx';
import { QueueWatcher } from '../queue/watcher.tsx';
import { useWords } from '../words/use-words.ts';
import { ConnectionStrip } from './connection-strip.tsx';
import { Loading } from './loading.tsx';
import { type PageName, pages } from './pages.ts';
import { useStart } from './start-data.ts';

const Connection = () => <ConnectionStrip feed={useCases()} />;

type Props = { children: ReactNode; signOut: () => void; above: ReactNode };

/** What stands around every page: navigation by role, duty, sound, who is signed in, the state of the connection. */
export function Frame({ children, signOut, above }: Props) {
  const words = useWords();
  const { me } = useStart();
  const presence = usePresence(me.id);
  const [location] = useLocation();
  const mine = (Object.keys(pages) as PageName[]).filter((name) => pages[name].roles.some((role) => me.roles.includes(role as never)));
  const current = mine.filter((name) => location.startsWith(pages[name].path)).at(-1);
  const item = (name: PageName) => ({ key: name, label: <Link href={pages[name].path}>{words.pages[name]}</Link> });
  // Whoever goes is off duty; should the server not hear it, it notices within a minute.
  const leave = () =>
    void (presence.state === 'off' ? Promise.resolve() : putPresence(me.id, { state: 'off' }).catch(() => {})).then(signOut);
  return (
    <ClaimDeskProvider>
      <Layout className={current === 'queue' ? 'frame frame-fills' : 'frame'}>
        <a className="skip" href="#page">
          {words.skip}
        </a>
        <Layout.Header className="bar">
          <span className="brand">{words.product}</span>
          <nav aria-label={words.navigation}>
            <ul>
              {mine
                .filter((name) => name !== 'me')
                .map((name) => (
                  <li key={name}>
                    <Link href={pages[name].path} aria-current={name === current ? 'page' : undefined}>
                      {words.pages[name]}
                    </Link>
                  </li>
                ))}
            </ul>
          </nav>
          <KeyHelp />
          <PresenceSwitch />
          <Dropdown menu={{ items: [item('me'), { key: 'out', label: words.signOut, onClick: leave }] }} trigger={['click']}>
            <Button type="text">{me.name}</Button>
          </Dropdown>
        </Layout.Header>
        <PresenceKeeper />
        {above}
        <Connection />
        <UnsentStrip />
        <Guide />
        <Layout.Content id="page" className="page" role="main" tabIndex={-1}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Layout.Content>
      </Layout>
      <QueueWatcher />
      <Announcer />
    </ClaimDeskProvider>
  );
}
