import { readFile } from 'node:fs/promises';
import type { OpenAPIObject } from '@nestjs/swagger';
import request from 'supertest';
import { COUNTY, startChecklist, type Agent, type Checklist } from '../support/checklist';
import { DOCUMENT_FILE, documentText } from './generate';

describe('what the server says of its API, and how answers are kept', () => {
  let c: Checklist;
  let office: Agent;
  let assessment: string;

  beforeAll(async () => {
    c = await startChecklist('SQLite');
    office = await c.t.as('office');
    assessment = await c.open(office, COUNTY);
  });
  afterAll(() => c.t.stop());

  it('serves the committed document to anybody', async () => {
    const { body } = await c.t.anonymous().get('/api/openapi.json').expect(200);
    expect(documentText(body as OpenAPIObject)).toBe(await readFile(DOCUMENT_FILE, 'utf8'));
  });

  it('serves a page with everything it needs, within its content security policy', async () => {
    const page = await c.t
      .anonymous()
      .get('/api/docs')
      .expect(200)
      .expect('content-type', /^text\/html/);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|https?:/i);
    const needed = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(needed).toHaveLength(5);
    for (const path of needed) {
      expect(path).toMatch(/^\/api\//);
      const { headers } = await c.t.anonymous().get(path).expect(200);
      expect(Number(headers['content-length'])).toBeGreaterThan(100);
      expect(headers['content-type']).toMatch(/^(text\/(css|javascript)|image\/png|application\/json)/);
    }
  });

  it.each([
    'package.json',
    'index.html',
    'swagger-ui.js',
    '..%2Fpackage.json',
    '%2e%2e%2f%2e%2e%2fpackage.json',
  ])('does not serve %s', async (name) => {
    await c.t.anonymous().get(`/api/docs/${name}`).expect(404);
  });

  it('answers 304 to whoever has it already, until it changes', async () => {
    const today = c.t.clock.today();
    const reads = [
      `/api/assessments/${assessment}/clauses?size=200`,
      `/api/assessments/${assessment}/compliance`,
      `/api/assessments/${assessment}/trend?from=${today}&to=${today}`,
      `/api/hospitals/${c.ours.id}/compliance`,
      '/api/regions/141125/compliance',
      `/api/standards/${COUNTY}`,
    ];
    const tags = new Map<string, string>();
    for (const url of reads) {
      const first = await office.get(url).expect(200).expect('cache-control', 'private, no-cache');
      const etag = first.headers['etag']!;
      expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
      tags.set(url, etag);
      const again = await office.get(url).set('if-none-match', `"other", ${etag}`).expect(304);
      expect([again.text, again.headers['etag'], again.headers['content-type']]).toEqual([
        '',
        etag,
        undefined,
      ]);
      await office.get(url).set('if-none-match', '"other"').expect(200);
    }
    const { clauses } = await c.edition(COUNTY);
    const plain = clauses.find((clause) => 'rule' in clause && clause.rule.kind === 'attest')!;
    await c.save(office, assessment, { code: plain.code, version: 0, verdict: 'met' }).expect(200);
    for (const url of reads.slice(0, 5))
      await office.get(url).set('if-none-match', tags.get(url)!).expect(200);
    await office.get(reads[5]!).set('if-none-match', tags.get(reads[5]!)!).expect(304);
  });

  it('does not tell one person with the tag of another', async () => {
    const url = `/api/assessments/${assessment}`;
    const { headers } = await office.get(url).expect(200);
    const stranger = await c.t.as('stranger');
    await stranger.get(url).set('if-none-match', headers['etag']!).expect(404);
    await request(c.t.base).get(url).set('if-none-match', '*').expect(401);
  });

  it('keeps nothing of people and sessions', async () => {
    const root = await c.t.as('root');
    const urls = ['/api/session', '/api/sessions', '/api/people', `/api/people/${c.people.office.id}`];
    for (const url of urls) {
      const { headers } = await root.get(url).expect(200).expect('cache-control', 'no-store');
      expect(headers['etag']).toBeUndefined();
    }
    await root.get('/api/%70eople').expect('cache-control', 'no-store');
  });

  it('keeps the tag of a file, which is the hash of its content', async () => {
    const id = await c.prove(office, assessment, [(await c.edition(COUNTY)).clauses[0]!.code]);
    const { body } = await office.get(`/api/evidence/${id}`).expect(200);
    const [file] = (body as { files: { id: string; sha256: string }[] }).files;
    const url = `/api/evidence/${id}/files/${file!.id}`;
    await office.get(url).expect(200).expect('etag', `"${file!.sha256}"`);
    await office.get(url).set('if-none-match', `"${file!.sha256}"`).expect(304);
  });
});
