import { type ComponentType, useEffect, useState } from 'react';
import { Failed } from './failed.tsx';
import { Loading } from './loading.tsx';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

const ahead: (() => Promise<void>)[] = [];

/**
 * A component whose code comes when it is first shown. When it does not come, its place says so and can ask again: the rest of the
 * page stays. With `isNeededOffline` it is fetched ahead, once the first view stands.
 */
export function part<P extends object>(load: Load<P>, { isNeededOffline = false, quiet = false } = {}): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const fetched = async () => {
    loaded ??= (await load()).default;
  };
  if (isNeededOffline) ahead.push(fetched);
  return function Part(props: P) {
    const [state, setState] = useState<{ fault: unknown } | 'waits' | 'here'>(loaded ? 'here' : 'waits');
    useEffect(() => {
      if (state !== 'waits') return;
      fetched().then(
        () => setState('here'),
        (fault) => setState({ fault }),
      );
    }, [state]);
    if (loaded) {
      const Component = loaded;
      return <Component {...props} />;
    }
    if (typeof state === 'object') return <Failed fault={state.fault} again={() => setState('waits')} />;
    return quiet ? null : <Loading />;
  };
}

/** What must open without a connection; nothing is said of what fails, it is asked for again when it is shown. */
export async function fetchAhead(): Promise<void> {
  for (const fetched of ahead) await fetched().catch(() => {});
}
