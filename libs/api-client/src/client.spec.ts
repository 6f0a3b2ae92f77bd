import { createClient, type ClientOptions } from './client';
import { ApiProblem } from './problem';

const ID = '3f0c2a54-8f5e-4c3b-9d6a-0d6f3f1f7a10';

/** A server that answers one thing, and remembers what it was asked. */
function server(answer: Response) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch: ClientOptions['fetch'] = (url, init) => {
    asked.push({ url, init });
    return Promise.resolve(answer);
  };
  return { asked, api: createClient({ baseUrl: 'http://here', fetch, lang: 'en' }) };
}

it('fills the path, leaves out what is not given, and gives back JSON', async () => {
  const { api, asked } = server(Response.json({ items: [], total: 0 }));
  const page = await api.get('/api/assessments/{id}/clauses', {
    path: { id: 'a/b' },
    query: { text: '急诊 ≥', size: 10, tier: undefined, overdue: true },
  });
  const total: number = page.total;
  expect(total).toBe(0);
  const url =
    'http://here/api/assessments/a%2Fb/clauses?text=%E6%80%A5%E8%AF%8A+%E2%89%A5&size=10&overdue=true';
  expect(asked[0]).toEqual({
    url,
    init: { method: 'GET', credentials: 'same-origin', headers: { 'accept-language': 'en' } },
  });
});

it('gives several values of a name one after another', async () => {
  const { api, asked } = server(Response.json({ items: [], total: 0, hospitals: [] }));
  await api.get('/api/notices', { query: { kind: ['clauseDue', 'monthDue'], unread: true } });
  expect(asked[0]!.url).toBe('http://here/api/notices?kind=clauseDue&kind=monthDue&unread=true');
});

it('sends a body as JSON', async () => {
  const { api, asked } = server(Response.json([]));
  const body = { changes: [{ code: '1.1.1', version: 0, verdict: 'met' as const }] };
  await api.put('/api/assessments/{id}/verdicts', { path: { id: ID }, body });
  expect(asked[0]!.init).toMatchObject({
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
});

it('leaves the type of a form to the browser', async () => {
  const { api, asked } = server(Response.json({}, { status: 201 }));
  const body = new FormData();
  await api.post('/api/hospitals/{id}/evidence', { path: { id: ID }, body });
  expect(asked[0]!.init.body).toBe(body);
  expect(asked[0]!.init.headers).toEqual({ 'accept-language': 'en' });
});

it('gives files as blobs, and nothing where there is nothing', async () => {
  const file = server(new Response('x', { headers: { 'content-type': 'application/pdf' } }));
  const path = { id: ID, fileId: ID };
  const blob: Blob = await file.api.get('/api/evidence/{id}/files/{fileId}', { path });
  expect(await blob.text()).toBe('x');
  const empty = server(new Response(null, { status: 204 }));
  await expect(empty.api.delete('/api/session')).resolves.toBeUndefined();
});

it.each([
  [
    'a problem of the server',
    Response.json(
      { type: 'urn:dabiao:session.none', title: 'sign in first', status: 401, code: 'session.none' },
      { status: 401, headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
    ),
    { status: 401, code: 'session.none', message: 'sign in first' },
  ],
  [
    'what a proxy says',
    new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
    { status: 502, code: 'http.502', message: 'Bad Gateway' },
  ],
])('throws %s', async (_, answer, problem) => {
  const asking = server(answer).api.get('/api/regions');
  await expect(asking).rejects.toBeInstanceOf(ApiProblem);
  await expect(asking).rejects.toMatchObject(problem);
});
