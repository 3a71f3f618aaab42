import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { SignIn } from './sign-in.ts';

/** Says a minute before that the sign-in ends, when it could not be renewed quietly. What was typed stays. */
export function SessionStrip({ signIn }: { signIn: SignIn }) {
  const words = useWords();
  const [isEnding, setEnding] = useState(false);
  useEffect(() => {
    const { events } = signIn.manager;
    const stops = [events.addSilentRenewError(() => setEnding(true)), events.addUserLoaded(() => setEnding(false))];
    return () => {
      for (const stop of stops) stop();
    };
  }, [signIn]);
  if (!isEnding) return null;
  return (
    <Alert
      banner
      type="warning"
      role="alert"
      title={words.sessionEnds}
      action={
        <Button size="small" onClick={signIn.again}>
          {words.signInAgain}
        </Button>
      }
    />
  );
}
