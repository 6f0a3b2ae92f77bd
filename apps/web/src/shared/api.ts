import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, createClient, type Client, type components } from '@dabiao/api-client';
import { reach } from './connection';
import { currentLang } from './settings';
import { rememberSignedIn } from './signed-in';

export type Schemas = components['schemas'];

const clients = {
  zh: createClient({ lang: 'zh', fetch: reach }),
  en: createClient({ lang: 'en', fetch: reach }),
};

/** The API, its refusals in the language of the page. */
export const api = (): Client => clients[currentLang()];

export const SESSION = ['session'] as const;

/** A session that has ended, or a password that must be chosen first, is seen wherever it comes up. */
function watch(error: unknown): void {
  if (!(error instanceof ApiProblem)) return;
  if (error.code === 'session.none') signedOut();
  if (error.code === 'session.changePassword') void queries.invalidateQueries({ queryKey: SESSION });
}

/** Somebody has signed in: nothing that was loaded for somebody else stays. */
export function signedIn(me: Schemas['Me']): void {
  rememberSignedIn(true);
  forgetEverything();
  queries.setQueryData(SESSION, me);
}

/** The session has ended, here or on the server. */
export function signedOut(): void {
  rememberSignedIn(false);
  queries.setQueryData(SESSION, null);
}

/** Whoever comes next sees nothing of what was loaded; the question who is signed in stays, for it is asked for. */
export function forgetEverything(): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
}

/** A refusal is final; a lost connection is tried again once it is back. */
const again = (failures: number, error: unknown): boolean => !(error instanceof ApiProblem) && failures < 2;

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: { retry: again, retryDelay: 800, staleTime: 15_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
