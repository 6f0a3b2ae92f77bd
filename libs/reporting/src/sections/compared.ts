import { column, heading, paragraph, table } from '../blocks';
import type { ClauseChange } from '../changes';
import { RUNGS } from '../figures';
import type { Block, Cell } from '../model';
import { LIST_LIMIT, type Subject } from '../subject';
import { more } from './more';

/** This month against the last: rates, then clause by clause with the reason. */
export function compared(subject: Subject): Block[] {
  const { wording, changes, previous } = subject;
  const title = heading(1, wording.say('report.compared'));
  if (!changes || !previous) return [title, paragraph(wording.say('report.noPrevious'))];
  return [
    title,
    ...tierTable(subject),
    ...openedAndEnded(subject),
    ...changeTable(subject, 'met', changes.newlyMet, [
      column(wording.say('report.inspector'), 12, 'mark'),
      ({ clause }) => wording.say(`report.inspector.${clause.inspector}`),
    ]),
    ...changeTable(subject, 'lost', changes.newlyLost, [
      column(wording.say('report.reason'), 18),
      ({ why }) => wording.say(`report.loss.${why}`),
    ]),
    ...changeTable(subject, 'confirmed', changes.newlyConfirmed, [
      column(wording.say('report.evidence'), 12, 'mark'),
      ({ clause }) => wording.say(`report.proof.${clause.proof}`),
    ]),
    ...changeTable(subject, 'moved', changes.moved, [
      column(wording.say('report.levelChange'), 14, 'mark'),
      ({ from, to }) => `${from ?? wording.none} → ${to ?? wording.none}`,
    ]),
  ];
}

function tierTable(subject: Subject): Block[] {
  const { wording } = subject;
  const { changes, previous, current } = subject;
  const rows = (changes?.tiers ?? []).flatMap(({ assessment, tier, now, before }) => {
    const { result } = assessment;
    const titled = result.method === 'rate' ? result.tiers.find(({ code }) => code === tier) : undefined;
    return RUNGS.map((rung, i) => [
      i === 0 && titled ? wording.words(titled.title) : '',
      wording.say(`report.rung.${rung}`),
      wording.rate(before[rung]),
      wording.rate(now[rung]),
      wording.change(now[rung].met, before[rung].met),
      wording.points(now[rung], before[rung]),
    ]);
  });
  return table(
    wording.say('report.compared.rates'),
    [
      column(wording.say('result.tier'), 16),
      column(wording.say('report.rung'), 13),
      column(previous ? wording.month(previous.month) : '', 22, 'figure'),
      column(wording.month(current.month), 22, 'figure'),
      column(wording.say('report.change.clauses'), 12.5, 'figure'),
      column(wording.say('report.change.points'), 14.5, 'figure'),
    ],
    rows,
  );
}

function openedAndEnded({ wording, changes }: Subject): Block[] {
  const names = (all: readonly { edition: { title: { zh: string; en?: string } } }[]): string =>
    wording.join(all.map(({ edition }) => wording.words(edition.title)));
  const { begun = [], ended = [] } = changes ?? {};
  return [
    ...(begun.length > 0 ? [paragraph(wording.say('report.begun', { names: names(begun) }))] : []),
    ...(ended.length > 0 ? [paragraph(wording.say('report.ended', { names: names(ended) }))] : []),
  ];
}

/** One list of changed clauses with a column of its own. */
function changeTable<T extends ClauseChange>(
  subject: Subject,
  key: 'met' | 'lost' | 'confirmed' | 'moved',
  changes: readonly T[],
  [extra, textOf]: readonly [ReturnType<typeof column>, (change: T) => string],
): Block[] {
  const { wording } = subject;
  const title = heading(2, wording.say(`report.changes.${key}`, { count: changes.length }));
  if (changes.length === 0)
    return key === 'moved' ? [] : [title, paragraph(wording.say('report.changes.none'))];
  const shown = changes.slice(0, LIST_LIMIT);
  return [
    title,
    ...subject.current.assessments.flatMap((assessment) =>
      table(
        subject.title(assessment),
        [
          column(wording.say('report.code'), 19),
          column(wording.say('report.clause'), 44),
          column(wording.say('report.department'), 19),
          extra,
        ],
        shown
          .filter((change) => change.assessment === assessment)
          .map((change): Cell[] => [
            change.clause.code,
            wording.words(change.clause.title),
            subject.department(change.clause.department),
            textOf(change),
          ]),
      ),
    ),
    ...more(subject, changes.length),
  ];
}
