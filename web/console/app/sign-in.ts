import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { signRequestsWith } from '../api/client.ts';
import { forgetDrafts } from '../case/drafts.ts';

/** Where to sign in; the function that serves these pages knows it. */
export type ConsoleConfig = { authority: string; clientId: string; scope: string };

export const callbackPath = '/callback';

/** Signs in by OIDC with code and PKCE; tokens live in this tab only. */
export function signInWith({ authority, clientId, scope }: ConsoleConfig) {
  const manager = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: `${location.origin}${callbackPath}`,
    silent_redirect_uri: `${location.origin}${callbackPath}`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    // What an unfinished sign-in must keep secret (the code verifier) is for this tab only, too.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 60,
  });
  const goSignIn = () => manager.signinRedirect({ state: { to: location.pathname + location.search } });
  signRequestsWith(async () => (await manager.getUser())?.access_token ?? null, goSignIn);

  return {
    manager,
    /** Back to the sign-in page, and from there to where one was. */
    again: goSignIn,
    signOut() {
      // Nobody's unsent words stay on a shared machine.
      forgetDrafts(sessionStorage);
      return manager.signoutRedirect();
    },
    /**
     * Whether somebody is signed in now; otherwise the browser is on its way to the sign-in page, or this is its hidden frame.
     * Throws when signing in has failed.
     */
    async demand(): Promise<boolean> {
      if (location.pathname === callbackPath) return arrive(manager);
      const user = await manager.getUser();
      if (user && !user.expired) return true;
      await goSignIn();
      return false;
    },
  };
}
export type SignIn = ReturnType<typeof signInWith>;

async function arrive(manager: UserManager): Promise<boolean> {
  if (window.parent !== window) {
    await manager.signinSilentCallback();
    return false;
  }
  const { search } = location;
  // Whoever reloads the page after a failure signs in anew, and does not fail again with the same code.
  history.replaceState(null, '', '/');
  const { state } = await manager.signinRedirectCallback(`${location.origin}${callbackPath}${search}`);
  const to = (state as { to?: string } | undefined)?.to ?? '/';
  // Only a place of ours: the state came back through another site.
  if (to.startsWith('/') && !to.startsWith('//')) history.replaceState(null, '', to);
  return true;
}
