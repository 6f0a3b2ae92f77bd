import { ApiProblem, type Problem } from './problem';
import type { paths } from './schema';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** Paths that know a method. */
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends object ? P : never;
}[keyof paths];

type Body<O> = O extends { requestBody: { content: infer C } }
  ? C extends { 'application/json': infer T }
    ? T
    : FormData
  : never;

/** What an operation has to be given. */
type Given<O> = (O extends { parameters: infer P } ? Pick<P, Extract<keyof P, 'path' | 'query'>> : never) &
  ([Body<O>] extends [never] ? unknown : { readonly body: Body<O> }) & { readonly signal?: AbortSignal };

/** What an operation answers: JSON, a file, or nothing. */
type Answered<O> = O extends { responses: infer R } ? AnswerOf<R[Extract<keyof R, 200 | 201 | 202>]> : never;
type AnswerOf<R> = [R] extends [never]
  ? undefined
  : R extends { content: { 'application/json': infer T } }
    ? T
    : Blob;

type Call<M extends Method> = <P extends PathsWith<M>>(
  path: P,
  ...given: object extends Given<paths[P][M]> ? [Given<paths[P][M]>?] : [Given<paths[P][M]>]
) => Promise<Answered<paths[P][M]>>;

/** One function for each method; paths, parameters, bodies and answers are those of the OpenAPI document. */
export type Client = { readonly [M in Method]: Call<M> };

export interface ClientOptions {
  /** Where the server is, e.g. `http://127.0.0.1:3000`; in its own pages nothing. */
  readonly baseUrl?: string;
  /** Language of the messages in refusals. */
  readonly lang?: 'zh' | 'en';
  /** Sends a request; outside of browsers one that keeps cookies. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** A client of the API. Refusals are thrown as ApiProblem. */
export function createClient({ baseUrl = '', lang, fetch = send }: ClientOptions = {}): Client {
  const call =
    (method: Method) =>
    async (template: string, { path = {}, query = {}, body, signal }: Loose = {}): Promise<unknown> => {
      const form = body instanceof FormData;
      const response = await fetch(`${baseUrl}${fill(template, path)}${search(query)}`, {
        method: method.toUpperCase(),
        credentials: 'same-origin',
        headers: {
          ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
          ...(lang === undefined ? {} : { 'accept-language': lang }),
        },
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
      if (!response.ok) throw new ApiProblem(await problemOf(response));
      if (response.status === 204) return undefined;
      return typeOf(response) === 'application/json' ? response.json() : response.blob();
    };
  const methods = { get: call('get'), put: call('put'), post: call('post'), patch: call('patch') };
  return { ...methods, delete: call('delete') } as Client;
}

type Asked = string | number | boolean;

/** What a call is given, once its types have been checked. */
interface Loose {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Asked | readonly Asked[] | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

const send: NonNullable<ClientOptions['fetch']> = (url, init) => globalThis.fetch(url, init);

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) => encodeURIComponent(values[name] ?? place));

function search(query: NonNullable<Loose['query']>): string {
  // Several values of a name are given one after another.
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

const typeOf = (response: Response): string => response.headers.get('content-type')?.split(';', 1)[0] ?? '';

/** A proxy between here and the server answers in its own words. */
async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  if (typeOf(response) === 'application/problem+json') return (await response.json()) as Problem;
  const code = `http.${status}`;
  return { type: `urn:dabiao:${code}`, title: statusText || code, status, code, requestId: '' };
}
