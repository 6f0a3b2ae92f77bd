import { api, forgetEverything, signedOut } from '../../shared/api';
import { emptyStore } from '../../shared/outbox/field-store';

/** Ends the session, and forgets what it had loaded, also for a visit. What is not sent yet stays for its author. */
export function useSignOut(): () => void {
  return () => {
    void api()
      .delete('/api/session')
      .catch(() => undefined)
      .then(() => {
        signedOut();
        forgetEverything();
        void emptyStore('packs');
      });
  };
}
