import { api, forgetEverything, signedOut } from '../../shared/api';

/** Ends the session, and forgets what it had loaded. */
export function useSignOut(): () => void {
  return () => {
    void api()
      .delete('/api/session')
      .catch(() => undefined)
      .then(() => {
        signedOut();
        forgetEverything();
      });
  };
}
