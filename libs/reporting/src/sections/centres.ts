import { column, heading, note, table } from '../blocks';
import { RUNGS } from '../figures';
import { gateText } from '../headline-text';
import type { Block, Cell } from '../model';
import { assessed, type Assessed, type Subject } from '../subject';

/** The centres: stage, gate, clauses, points; then each with what it lacks. */
export function centres(subject: Subject): Block[] {
  const { wording } = subject;
  const all = assessed(subject.current.assessments, 'weighted-elements');
  if (all.length === 0) return [];
  const estimated = all.some(({ result }) => result.three.claimed.estimated);
  return [
    heading(1, wording.say('report.centres')),
    ...table(
      wording.say('report.centres.table'),
      [
        column(wording.say('report.centre'), 22),
        column(wording.say('report.stage'), 15),
        ...RUNGS.map((rung) => column(wording.say(`report.rung.short.${rung}`), 13, 'figure')),
        column(wording.say('result.total'), 10, 'figure'),
        column(wording.say('result.gate'), 20),
      ],
      all.map((centre) => centreRow(subject, centre)),
    ),
    ...(estimated ? [note(wording.say('report.centres.estimated'))] : []),
    ...all.flatMap((centre) => ofCentre(subject, centre)),
  ];
}

function centreRow(subject: Subject, centre: Assessed<'weighted-elements'>): Cell[] {
  const { wording } = subject;
  const { three } = centre.result;
  const { total, estimated, gate } = three.claimed;
  return [
    wording.edition(subject.title(centre), centre.edition.status),
    centre.stage ? wording.words(centre.stage) : wording.none,
    ...RUNGS.map((rung) => wording.stacked(three[rung].clauses)),
    total === null ? wording.none : wording.say('report.total', { total, mark: estimated ? ' *' : '' }),
    gateText(wording, gate),
  ];
}

function ofCentre(subject: Subject, centre: Assessed<'weighted-elements'>): Block[] {
  const { wording } = subject;
  const { result, edition, options } = centre;
  const { gate } = result.three.claimed;
  const chosen = options.map(({ title, choices }) =>
    wording.say('result.line', {
      label: wording.words(title),
      text: wording.join(choices.map((choice) => wording.words(choice))),
    }),
  );
  return [
    heading(2, subject.title(centre)),
    ...(chosen.length > 0 ? [note(chosen.join(wording.lang === 'zh' ? '；' : '; '))] : []),
    ...table(
      wording.say('report.centres.missing', { count: gate.missing.length, of: gate.of }),
      [
        column(wording.say('report.code'), 14),
        column(wording.say('report.clause'), 36),
        column(wording.say('report.reason'), 20),
        column(wording.say('report.department'), 16),
        column(wording.say('report.due'), 14, 'mark'),
      ],
      gate.missing.map(({ code, why }) => {
        const clause = subject.clause(edition.id, code);
        return [
          code,
          clause ? wording.words(clause.title) : wording.none,
          wording.say(`result.why.${why}`),
          subject.department(clause?.department),
          clause?.due ?? wording.none,
        ];
      }),
    ),
    ...table(
      wording.say('report.centres.elements'),
      [
        column(wording.say('result.element'), 28),
        column(wording.say('result.weight'), 23, 'figure'),
        ...RUNGS.map((rung) => column(wording.say(`report.rung.short.${rung}`), 15, 'figure')),
        column(wording.say('result.points'), 20, 'figure'),
      ],
      result.elements.map(({ title, weight, weightShared, three, points }) => [
        wording.words(title),
        weightShared
          ? wording.say('result.shared', { weight })
          : wording.say('result.percent', { percent: weight }),
        ...RUNGS.map((rung) => wording.stacked(three[rung])),
        points === null ? wording.none : `${points.earned} / ${points.of}`,
      ]),
    ),
    ...(gate.suggested.length > 0
      ? [
          note(
            wording.say('report.centres.suggested', {
              count: gate.suggested.length,
              clauses: wording.join(gate.suggested.map((code) => subject.clauseName(edition.id, code))),
            }),
          ),
        ]
      : []),
  ];
}
