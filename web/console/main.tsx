import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { type ConsoleConfig, signInWith } from './app/sign-in.ts';
import './style.css';

const config: ConsoleConfig = await (await fetch('/console.json')).json();
const signIn = signInWith(config);
if (await signIn.demand()) createRoot(document.getElementById('console')!).render(<App signIn={signIn} />);
