import { column, heading, list, paragraph, table } from '../blocks';
import type { Block } from '../model';
import type { Wording } from '../wording';
import type { ExpectedHospital, RegionFigures } from './region-figures';
import { addRates } from './region-tally';

/** The clauses that most hospitals lack. */
export function weak({ weak: clauses, standards }: RegionFigures, wording: Wording): Block[] {
  const titles = new Map(standards.map(({ edition }) => [edition.id, wording.words(edition.title)]));
  return [
    heading(1, wording.say('region.weak')),
    ...(clauses.length === 0
      ? [paragraph(wording.say('region.weak.none'))]
      : table(
          wording.say('region.weak.table', { count: clauses.length }),
          [
            column(wording.say('report.code'), 16),
            column(wording.say('report.clause'), 38),
            column(wording.say('report.standard'), 26),
            column(wording.say('region.weak.short'), 22, 'figure'),
          ],
          clauses.map(({ code, title, edition, short }) => [
            code,
            wording.words(title),
            titles.get(edition) ?? edition,
            wording.rate(short),
          ]),
        )),
  ];
}

/** Open and overdue findings of all hospitals, and where they pile up. */
export function regionFindings({ hospitals }: RegionFigures, wording: Wording): Block[] {
  const closure = hospitals.reduce((all, { findings }) => addRates(all, findings.closure), { met: 0, of: 0 });
  const sum = (key: 'open' | 'overdue'): number =>
    hospitals.reduce((count, { findings }) => count + findings[key], 0);
  const worst = hospitals.filter(({ findings }) => findings.overdue > 0);
  worst.sort((a, b) => b.findings.overdue - a.findings.overdue || (a.id < b.id ? -1 : 1));
  return [
    heading(1, wording.say('report.findings')),
    paragraph(
      wording.say('region.findings.lead', {
        open: sum('open'),
        overdue: sum('overdue'),
        closure: wording.rate(closure),
      }),
    ),
    ...table(
      wording.say('region.findings.overdue'),
      [
        column(wording.say('report.fact.hospital'), 36),
        column(wording.say('report.findings.open'), 18, 'figure'),
        column(wording.say('report.findings.overdue'), 18, 'figure'),
        column(wording.say('report.findings.closure'), 28, 'figure'),
      ],
      worst.map(({ name, findings }) => [
        wording.words(name),
        String(findings.open),
        String(findings.overdue),
        wording.rate(findings.closure),
      ]),
    ),
  ];
}

/** Who has not closed the month, and whose month was restated. */
export function late({ late: missing, hospitals }: RegionFigures, wording: Wording): Block[] {
  const restated = hospitals.filter(({ revision }) => revision > 1);
  return [
    heading(1, wording.say('region.late')),
    ...(missing.length === 0
      ? [paragraph(wording.say('region.late.none'))]
      : table(
          wording.say('region.late.table', { count: missing.length }),
          [
            column(wording.say('report.fact.hospital'), 46),
            column(wording.say('report.fact.region'), 30),
            column(wording.say('region.standing'), 24),
          ],
          missing.map((hospital) => [
            wording.words(hospital.name),
            wording.words(hospital.region),
            standingText(hospital, wording),
          ]),
        )),
    ...(restated.length > 0
      ? [
          paragraph(
            wording.say('region.restated', {
              count: restated.length,
              names: wording.join(restated.map(({ name }) => wording.words(name))),
            }),
          ),
        ]
      : []),
  ];
}

/** Why a hospital is missing. */
export const standingText = ({ standing }: ExpectedHospital, wording: Wording): string =>
  standing === undefined ? wording.none : wording.say(`region.standing.${standing}`);

export function regionSources({ formulas, standards }: RegionFigures, wording: Wording): Block[] {
  const cautions = standards.flatMap(({ edition }) =>
    edition.caution
      ? [
          wording.say('result.line', {
            label: wording.words(edition.title),
            text: wording.words(edition.caution),
          }),
        ]
      : [],
  );
  return [
    heading(1, wording.say('report.sources')),
    paragraph(wording.say('region.sources', { versions: wording.join(formulas.map(String)) })),
    paragraph(wording.say('report.sources.rungs')),
    ...(cautions.length > 0 ? [list(cautions)] : []),
  ];
}
