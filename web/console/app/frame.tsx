import App from 'antd/es/app';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import Layout from 'antd/es/layout';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { UnsentStrip } from '../case/unsent-strip.tsx';
import { useOutbox } from '../case/use-outbox.ts';
import { Announcer } from '../live/announcer.tsx';
import { closeDesktop } from '../live/desktop.ts';
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
import { Boundary } from './boundary.tsx';
import { ConnectionStrip } from './connection-strip.tsx';
import { Navigation } from './navigation.tsx';
import { type PageName, pages } from './pages.ts';
import { fetchAhead } from './part.tsx';
import { useStart } from './start-data.ts';

const Connection = () => <ConnectionStrip feed={useCases()} />;

/** The first view comes first. */
const aheadAfterMs = 3000;

type Props = { children: ReactNode; signOut: () => void; above: ReactNode };

/** What stands around every page: navigation by role, duty, sound, who is signed in, the state of the connection. */
export function Frame({ children, signOut, above }: Props) {
  const words = useWords();
  const { me } = useStart();
  const presence = usePresence(me.id);
  const { modal } = App.useApp();
  const { outbox, items } = useOutbox();
  const [location] = useLocation();
  const mine = (Object.keys(pages) as PageName[]).filter((name) => pages[name].roles.some((role) => me.roles.includes(role as never)));
  const current = mine.filter((name) => location.startsWith(pages[name].path)).at(-1);
  useEffect(() => {
    const timer = setTimeout(() => void fetchAhead(), aheadAfterMs);
    return () => clearTimeout(timer);
  }, []);
  const item = (name: PageName) => ({ key: name, label: <Link href={pages[name].path}>{words.pages[name]}</Link> });
  // Whoever goes is off duty; should the server not hear it, it notices within a minute.
  const leave = () => {
    const goOff = presence.state === 'off' ? Promise.resolve() : putPresence(me.id, { state: 'off' }).catch(() => {});
    closeDesktop();
    void goOff.then(outbox.clear).then(signOut);
  };
  const askToLeave = () => {
    if (items.length === 0) return leave();
    modal.confirm({ title: words.unsent(items.length), okText: words.signOutAnyway, cancelText: words.cancel, onOk: leave });
  };
  return (
    <ClaimDeskProvider>
      <Layout className={current === 'queue' ? 'frame frame-fills' : 'frame'}>
        <a className="skip" href="#page">
          {words.skip}
        </a>
        <Layout.Header className="bar">
          <span className="brand">{words.product}</span>
          <Navigation names={mine.filter((name) => name !== 'me')} current={current} />
          <KeyHelp />
          <PresenceSwitch />
          <Dropdown menu={{ items: [item('me'), { key: 'out', label: words.signOut, onClick: askToLeave }] }} trigger={['click']}>
            <Button type="text">{me.name}</Button>
          </Dropdown>
        </Layout.Header>
        <PresenceKeeper />
        {above}
        <Connection />
        <UnsentStrip />
        <Guide />
        <Layout.Content id="page" className="page" role="main" tabIndex={-1}>
          <Boundary key={current}>{children}</Boundary>
        </Layout.Content>
      </Layout>
      <QueueWatcher />
      <Announcer />
    </ClaimDeskProvider>
  );
}
