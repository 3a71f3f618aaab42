import Button from 'antd/es/button';
import { useEffect, useMemo, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ConsoleStart } from '../api/types.ts';
import { type CaseFeed, pollCases } from '../live/case-feed.ts';
import { FeedContext } from '../live/use-feed.ts';
import { useOwn, useWords } from '../words/use-words.ts';
import { Forbidden } from './forbidden.tsx';
import { Frame } from './frame.tsx';
import { Later } from './later.tsx';
import { Loading } from './loading.tsx';
import { Look } from './look.tsx';
import { casePage as CasePage, homeOf, type PageName, pages } from './pages.ts';
import { SessionStrip } from './session-strip.tsx';
import type { SignIn } from './sign-in.ts';
import { StartContext, startOf, useStart } from './start-data.ts';

export function App({ signIn }: { signIn: SignIn }) {
  return (
    <Look>
      <Started signIn={signIn} />
    </Look>
  );
}

function Started({ signIn }: { signIn: SignIn }) {
  const words = useWords();
  const own = useOwn();
  const [answer, setAnswer] = useState<ConsoleStart | null>(null);
  const [fault, setFault] = useState<ApiProblem | null>(null);
  const [feed, setFeed] = useState<CaseFeed | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person asks again
  useEffect(() => {
    call<ConsoleStart>('GET', '/v1/console').then(setAnswer, (error) => setFault(error instanceof ApiProblem ? error : null));
  }, [tries]);
  useEffect(() => {
    const polling = pollCases(new Worker('/assets/beat.worker.js'));
    setFeed(polling);
    return polling.stop;
  }, []);
  const start = useMemo(() => answer && startOf(answer, own), [answer, own]);
  if (fault && !start)
    return (
      <section className="panel" role="alert">
        <h1>{fault.isSilence ? words.errors.noAnswer : fault.status === 403 ? words.errors.forbidden : words.errors.failed}</h1>
        <p>{fault.errors[0]?.detail}</p>
        <Button type="primary" onClick={() => setTries(tries + 1)}>
          {words.errors.retry}
        </Button>{' '}
        <Button onClick={signIn.signOut}>{words.signOut}</Button>
      </section>
    );
  if (!start || !feed) return <Loading />;
  return (
    <StartContext value={start}>
      <FeedContext value={feed}>
        <Frame signOut={signIn.signOut} above={<SessionStrip signIn={signIn} />}>
          <Pages />
        </Frame>
      </FeedContext>
    </StartContext>
  );
}

function Pages() {
  const { me } = useStart();
  return (
    <Switch>
      {(Object.keys(pages) as PageName[]).map((name) => {
        const Page = pages[name].page;
        return (
          <Route key={name} path={pages[name].path}>
            {!pages[name].roles.some((role) => me.roles.includes(role as never)) ? (
              <Forbidden name={name} />
            ) : Page ? (
              <Page />
            ) : (
              <Later name={name} />
            )}
          </Route>
        );
      })}
      <Route path="/cases/:id">
        <CasePage />
      </Route>
      <Route>
        <Redirect to={homeOf(me.roles)} replace />
      </Route>
    </Switch>
  );
}
