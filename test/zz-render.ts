import { mkdirSync, writeFileSync } from 'node:fs';
import { renderReport } from '@dabiao/documents';
import { reportModel, regionModel, RegionTally } from '@dabiao/reporting';
import {
  liulinAnswered,
  sampleMonths,
  regionMonths,
  hospitalName,
  countyName,
} from './support/report-figures';
const out = process.argv[2]!;
void (async () => {
  mkdirSync(out, { recursive: true });
  const answered = await liulinAnswered();
  const m = sampleMonths(answered);
  const tally = new RegionTally({
    region: { code: '140000', names: [{ zh: '山西省', en: 'Shanxi' }] },
    month: '2024-12',
    asOf: '2024-12-31',
    expected: Array.from({ length: 13 }, (_, i) => ({ ...hospitalName(i), region: countyName(i) })),
  });
  for (const month of regionMonths(answered, 12, 3)) tally.add(month);
  for (const lang of ['zh', 'en'] as const)
    for (const [name, model] of [
      ['sample', reportModel(m.current, m.previous, lang)],
      ['region', regionModel(tally.figures(), lang)],
    ] as const)
      for (const f of ['docx', 'pdf', 'xlsx'] as const) {
        const t = Date.now();
        writeFileSync(`${out}/${name}-${lang}.${f}`, await renderReport(model, f));
        console.log(name, lang, f, Date.now() - t);
      }
})();
