import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderReport } from '@dabiao/documents';
import { reportModel } from '@dabiao/reporting';
import type { ClauseState, States } from '@dabiao/scoring';
import { recalculated } from '../support/open-documents';
import { liulinAnswered, monthOf, type Answered } from '../support/report-figures';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'dabiao-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STAGE = { seed: 'rules', month: '2024-12', fewer: 0, proven: 60, confirmed: 30 };

/** The verdicts of the county standard by their place: met, unmet, not applicable, promised, promised too early. */
function verdicts({ edition }: Answered, only?: ClauseState): States {
  const all: ClauseState[] = [
    { verdict: 'met' },
    { verdict: 'unmet' },
    { verdict: 'notApplicable' },
    { verdict: 'conditional', promisedBy: '2024-12-31' },
    { verdict: 'conditional', promisedBy: '2024-12-30' },
  ];
  return {
    kind: 'verdicts',
    verdicts: new Map(edition.clauses.map(({ code }, i) => [code, only ?? all[i % all.length]!])),
  };
}

describe.each(['counts-as-unmet', 'leaves-denominator'] as const)('not applicable %s', (notApplicable) => {
  it.each(['counts-as-unmet', 'counts-as-met'] as const)(
    'and a promise %s: the formulas of the ledger count as the scoring does',
    async (conditional) => {
      const county = (await liulinAnswered())[0]!;
      const edition = { ...county.edition, notApplicable, conditional } as typeof county.edition;
      const month = monthOf([{ ...county, edition, states: verdicts(county) }], STAGE);
      const { result } = month.assessments[0]!;
      const tiers = result.method === 'rate' ? result.tiers : [];
      // 260 clauses are 52 of each kind: one fifth is met, one fifth promised until this very day.
      expect(tiers[0]!.three.claimed).toEqual({
        met: conditional === 'counts-as-met' ? 104 : 52,
        of: notApplicable === 'leaves-denominator' ? 208 : 260,
      });
      const anew = await calculated(month);
      tiers.forEach(({ three }, i) => {
        const row = 6 + i;
        const counted = ['D', 'F', 'H'].map((column) => Number(anew[`概览!${column}${row}`]));
        expect([Number(anew[`概览!C${row}`]), ...counted]).toEqual([
          three.claimed.of,
          three.claimed.met,
          three.evidenced.met,
          three.confirmed.met,
        ]);
      });
    },
  );

  it('where nothing applies there is nothing to count', async () => {
    const county = (await liulinAnswered())[0]!;
    const edition = { ...county.edition, notApplicable } as typeof county.edition;
    const states = verdicts(county, { verdict: 'notApplicable' });
    const anew = await calculated(monthOf([{ ...county, edition, states }], STAGE));
    expect(['C6', 'D6', 'E6', 'G6', 'I7'].map((cell) => anew[`概览!${cell}`])).toEqual([
      '0',
      '0',
      '—',
      '—',
      '—',
    ]);
  });
});

async function calculated(month: Parameters<typeof reportModel>[0]): Promise<Record<string, string>> {
  const file = join(folder, 'rules.xlsx');
  writeFileSync(file, await renderReport(reportModel(month, undefined, 'zh'), 'xlsx'));
  return recalculated(file);
}
