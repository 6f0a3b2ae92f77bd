import { join } from 'node:path';
import { EditionStore } from '@dabiao/edition-store';
import type { Edition } from '@dabiao/catalog';
import { evaluate, type ClauseState, type ItemState, type States, type Verdict } from '@dabiao/scoring';

/*
 * How long the scoring functions take. A benchmark, not a test: it prints, it never fails.
 * Run it with `npm run bench`, on a quiet machine.
 */

const HOSPITALS = 1_000;
const AS_OF = '2026-11-21';

async function main(): Promise<void> {
  const store = new EditionStore(join(__dirname, '../../seeds/standards'));
  const load = async (id: string): Promise<Edition> => {
    const found = await store.find(id);
    if (found.kind !== 'found') throw new Error(`${id} is ${found.kind}.`);
    return found.edition;
  };
  const county = await load('county-capability');
  const primary = await load('chest-pain-primary');
  const emr = await load('emr-level');

  print(`node ${process.version}, ${HOSPITALS} hospitals each, median of 5 runs`);
  report('rate, 579 clauses', county, (hospital) => verdicts(county, hospital));
  report('weighted elements, 307 clauses, 2 branches', primary, (hospital) => verdicts(primary, hospital), {
    reperfusion: ['thrombolysis', 'transfer_pci'],
  });
  report('level ladder with bounds, 39 items × 8 levels', emr, (hospital) => items(emr, hospital));
}

function report(
  name: string,
  edition: Edition,
  make: (hospital: number) => States,
  choices: Readonly<Record<string, readonly string[]>> = {},
): void {
  const inputs = Array.from({ length: HOSPITALS }, (_, hospital) => make(hospital));
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    for (const states of inputs) evaluate(edition, states, choices, AS_OF);
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).sort((a, b) => a - b);
  const median = times[2]!;
  print(
    `${name.padEnd(48)} ${median.toFixed(0).padStart(6)} ms   ${(median / HOSPITALS).toFixed(3)} ms per hospital`,
  );
}

const VERDICTS: readonly Verdict[] = ['met', 'met', 'met', 'unmet', 'unassessed', 'met', 'notApplicable'];

function verdicts(edition: Edition, hospital: number): States {
  const states = new Map<string, ClauseState>(
    edition.clauses.map(({ code }, i) => [code, { verdict: VERDICTS[(i * 31 + hospital * 17) % 7]! }]),
  );
  return { kind: 'verdicts', verdicts: states };
}

function items(edition: Edition, hospital: number): States {
  const states = new Map<string, ItemState>(
    edition.clauses.map(({ code }, i) => {
      const draw = (i * 37 + hospital * 101) % 100;
      return [code, { level: draw % 7, application: 60 + (draw % 41), quality: 40 + (draw % 60) }];
    }),
  );
  return { kind: 'items', items: states };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
