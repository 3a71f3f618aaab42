import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { useWords } from '../words/use-words.ts';
import { type PageName, pages } from './pages.ts';

const phone = matchMedia('(max-width: 575px)');
const subscribe = (listener: () => void) => {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
};

/** The pages of a role side by side; on a phone behind a button that says where one is. */
export function Navigation({ names, current }: { names: PageName[]; current: PageName | undefined }) {
  const words = useWords();
  const isPhone = useSyncExternalStore(subscribe, () => phone.matches);
  const link = (name: PageName) => (
    <Link href={pages[name].path} aria-current={name === current ? 'page' : undefined}>
      {words.pages[name]}
    </Link>
  );
  return (
    <nav aria-label={words.navigation}>
      {isPhone ? (
        <Dropdown
          menu={{ items: names.map((key) => ({ key, label: link(key) })), selectedKeys: current ? [current] : [] }}
          trigger={['click']}
        >
          <Button className="navigation">
            <span aria-hidden="true">☰</span> {current ? words.pages[current] : words.navigation}
          </Button>
        </Dropdown>
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name}>{link(name)}</li>
          ))}
        </ul>
      )}
    </nav>
  );
}
