import Alert from 'antd/es/alert';
import type { Feed } from '../live/case-feed.ts';
import { useTime } from '../words/use-time.ts';
import { useWords } from '../words/use-words.ts';

/** Says that the data is old, how old, and what to do meanwhile; and that it is whole again. */
export function ConnectionStrip({ feed: { connection, heardAt, caughtUp } }: { feed: Feed }) {
  const { connection: words } = useWords();
  const { clock } = useTime();
  const at = heardAt === null ? '–' : clock(heardAt);
  if (connection === 'lost') return <Alert banner type="error" title={words.lost(at)} role="alert" />;
  if (connection === 'late') return <Alert banner type="warning" title={words.late(at)} role="status" />;
  if (caughtUp !== null) return <Alert banner type="success" title={words.restored(caughtUp)} role="status" />;
  return null;
}
