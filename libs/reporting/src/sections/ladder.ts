import type { Blocker, ItemGap } from '@dabiao/scoring';
import { column, heading, list, paragraph, table } from '../blocks';
import { RUNGS } from '../figures';
import type { Block } from '../model';
import { assessed, type Assessed, type Subject } from '../subject';

/** The level with its certain bounds, the conditions of every level, and what blocks the next one. */
export function ladder(subject: Subject): Block[] {
  const { wording } = subject;
  const all = assessed(subject.current.assessments, 'level-ladder');
  if (all.length === 0) return [];
  return [
    heading(1, wording.say('report.ladder')),
    ...all.flatMap((assessment) => [
      ...(all.length > 1 ? [heading(2, subject.title(assessment))] : []),
      ...ofLadder(subject, assessment),
    ]),
  ];
}

function ofLadder(subject: Subject, assessment: Assessed<'level-ladder'>): Block[] {
  const { wording } = subject;
  const { three, levels, next } = assessment.result;
  return [
    ...table(
      wording.say('report.ladder.three', { title: subject.title(assessment) }),
      [
        column(wording.say('report.rung'), 20),
        column(wording.say('result.level'), 14, 'mark'),
        column(wording.say('report.ladder.bounds'), 26, 'mark'),
        column(wording.say('result.total'), 16, 'figure'),
        column(wording.say('report.ladder.items'), 24, 'figure'),
      ],
      RUNGS.map((rung) => {
        const { level, lowest, highest, total, items } = three[rung];
        const bounds = wording.say('report.ladder.between', { lowest, highest });
        return [wording.say(`report.rung.${rung}`), String(level), bounds, total, wording.ratio(items)];
      }),
    ),
    paragraph(wording.say('report.ladder.why')),
    ...table(
      wording.say('report.ladder.levels'),
      [
        column(wording.say('result.level'), 8, 'mark'),
        column(wording.say('result.level.total'), 22, 'figure'),
        column(wording.say('result.level.basic'), 14, 'figure'),
        column(wording.say('report.ladder.optional'), 24, 'figure'),
        column(wording.say('result.level.reached'), 10, 'mark'),
        column(wording.say('result.level.certainty'), 22),
      ],
      levels.map((row) => [
        String(row.level),
        `${row.total.have} / ${row.total.need}`,
        `${row.basic.met} / ${row.basic.of}`,
        `${row.optional.met} / ${row.optional.need} (${row.optional.of})`,
        wording.say(row.reached ? 'result.yes' : 'result.no'),
        wording.say(`result.certainty.${row.certainty}`, { count: row.flagsToCheck.length }),
      ]),
    ),
    paragraph(
      next
        ? wording.say('result.next', { level: next.level }) + wording.say('report.colon')
        : wording.say('result.next.none'),
    ),
    ...(next
      ? [list(next.blockers.flatMap((blocker) => blockerLines(subject, assessment.edition.id, blocker)))]
      : []),
  ];
}

/** How many of the nearest optional items are named beyond those that are missing. */
const NEAREST = 2;

function blockerLines(subject: Subject, edition: string, blocker: Blocker): string[] {
  const { wording } = subject;
  const gap = (item: ItemGap): string =>
    item.failed
      .map(({ condition, have, need }) => wording.say(`result.lack.${condition}`, { have, need }))
      .join(wording.lang === 'zh' ? '，' : ', ');
  switch (blocker.kind) {
    case 'total':
      return [wording.say('result.block.total', { ...blocker })];
    case 'basic':
      return [
        wording.say('result.block.basic', {
          item: subject.clauseName(edition, blocker.code),
          failed: gap(blocker),
        }),
      ];
    case 'optional': {
      const { missing, met, need, nearest } = blocker;
      const named = nearest
        .slice(0, missing + NEAREST)
        .map((item) =>
          wording.say('result.line', { label: subject.clauseName(edition, item.code), text: gap(item) }),
        );
      return [wording.say('result.block.optional', { missing, met, need }) + wording.list(named)];
    }
  }
}
