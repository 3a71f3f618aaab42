import { useWords } from '../words/use-words.ts';
import { type PageName, pages } from './pages.ts';

/** A page that is for others: whose it is, not only that it is closed. */
export function Forbidden({ name }: { name: PageName }) {
  const { pages: names, roles, errors } = useWords();
  const whose = pages[name].roles.map((role) => roles[role as keyof typeof roles]);
  return (
    <section className="panel" role="alert">
      <h1>{names[name]}</h1>
      <p>{errors.notYourPage(whose.join('、'))}</p>
    </section>
  );
}
