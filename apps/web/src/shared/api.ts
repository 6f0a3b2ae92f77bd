import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, createClient, type Client, type components } from '@dabiao/api-client';
import { reach } from './connection';
import { currentLang } from './settings';

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
  if (error.code === 'session.none') queries.setQueryData(SESSION, null);
  if (error.code === 'session.changePassword') void queries.invalidateQueries({ queryKey: SESSION });
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
