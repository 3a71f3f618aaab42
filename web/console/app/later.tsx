import Empty from 'antd/es/empty';
import { useWords } from '../words/use-words.ts';
import type { PageName } from './pages.ts';

/** The place of a page that comes with a later version. */
export function Later({ name }: { name: PageName }) {
  const { pages } = useWords();
  return (
    <section className="panel">
      <h1>{pages[name]}</h1>
      <Empty description={pages.later} />
    </section>
  );
}
