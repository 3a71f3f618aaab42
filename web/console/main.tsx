import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { Look } from './app/look.tsx';
import { NotSignedIn } from './app/not-signed-in.tsx';
import { type ConsoleConfig, signInWith } from './app/sign-in.ts';
import './style.css';

const root = createRoot(document.getElementById('console')!);
try {
  const config: ConsoleConfig = await (await fetch('/console.json')).json();
  const signIn = signInWith(config);
  if (await signIn.demand()) root.render(<App signIn={signIn} />);
} catch (error) {
  console.warn('not signed in', error);
  root.render(
    <Look>
      <NotSignedIn again={() => location.assign('/')} />
    </Look>,
  );
}
