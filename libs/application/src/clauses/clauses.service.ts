import { Injectable } from '@nestjs/common';
import type { Clause, Edition } from '@dabiao/catalog';
import { notFound } from '@dabiao/kernel';
import { differenceOf, type Difference, type ReviewVerdict } from '@dabiao/inspection';
import type { Finding, Page, PageRequest, Review } from '@dabiao/persistence';
import { appliesTo, type Verdict } from '@dabiao/scoring';
import { AssessmentsService, type Assessment, type Target } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { ChecklistSources } from './checklist-sources';
import { untouched, type ClauseRecord } from './clause-record';
import { isDone } from './is-done';

export interface ClauseFilter {
  readonly tier?: string;
  /** A section and everything in it. */
  readonly section?: string;
  /** A ladder item with a level has none, and is not unassessed either. */
  readonly verdict?: Verdict;
  /** Whether a proof in force is linked. */
  readonly proven?: boolean;
  /** The inspector's verdict. */
  readonly review?: ReviewVerdict;
  /** Whether the two verdicts contradict one another. */
  readonly differing?: boolean;
  /** Whether the text changed with the edition, and the answer to the old one waits to be confirmed. */
  readonly toConfirm?: boolean;
  readonly departmentId?: string;
  readonly personId?: string;
  /** Due before today and not done: neither met nor not applicable; a ladder item below the target level. */
  readonly overdue?: boolean;
  /** Part of the code, title or requirement. */
  readonly text?: string;
  /** Clauses that the options switch off are left out unless this is true. */
  readonly all?: boolean;
}

export type ClauseSort = 'edition' | 'due' | 'updated';

/** A clause with its question, and what hospital and inspector say of it. */
export interface ClauseLine {
  readonly clause: Clause;
  readonly record: ClauseRecord;
  readonly proven: boolean;
  readonly applies: boolean;
  /** null where nobody has answered, proven or decided anything. */
  readonly review: Review | null;
  readonly difference: Difference | null;
  readonly finding: Finding | null;
}

/** The checklist of an assessment. Five queries, whatever the number of clauses. */
@Injectable()
export class ClausesService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly sources: ChecklistSources,
    private readonly clock: Clock,
  ) {}

  async page(
    caller: Caller,
    assessmentId: string,
    filter: ClauseFilter,
    sort: ClauseSort,
    { page, size }: PageRequest,
  ): Promise<Page<ClauseLine>> {
    const { assessment, lines } = await this.lines(caller, assessmentId, filter.section);
    const matches = lines.filter((line) => this.matches(line, filter, assessment.target));
    const sorted = sort === 'edition' ? matches : [...matches].sort(ORDER[sort]);
    return { items: sorted.slice((page - 1) * size, page * size), total: matches.length };
  }

  async get(caller: Caller, assessmentId: string, code: string): Promise<ClauseLine> {
    const { lines } = await this.lines(caller, assessmentId);
    const line = lines.find((candidate) => candidate.clause.code === code);
    if (!line) throw notFound('clause');
    return line;
  }

  private async lines(
    caller: Caller,
    assessmentId: string,
    section?: string,
  ): Promise<{ assessment: Assessment; lines: ClauseLine[] }> {
    const { assessment, edition } = await this.assessments.reach(caller, 'assessment.read', assessmentId);
    const state = await this.sources.of(assessmentId, this.clock.today());
    const applies = appliesTo(edition, assessment.options);
    const within = section === undefined ? undefined : sectionsWithin(edition, section);
    const lines = edition.clauses
      .filter((clause) => !within || (clause.section !== undefined && within.has(clause.section)))
      .map((clause): ClauseLine => {
        const { code } = clause;
        const record = state.records.get(code) ?? untouched(code);
        const review = state.reviews.get(code) ?? null;
        const said = { verdict: record.verdict, isItem: record.item !== null };
        return {
          ...{ clause, record, review, proven: state.proven.has(code), applies: applies(clause) },
          difference: differenceOf(said, review?.verdict ?? 'none'),
          finding: state.findings.get(code) ?? null,
        };
      });
    return { assessment, lines };
  }

  private matches(
    { clause, record, proven, applies, review, difference }: ClauseLine,
    filter: ClauseFilter,
    target: Target | null,
  ): boolean {
    const { tier, verdict, departmentId, personId, text } = filter;
    if (!applies && filter.all !== true) return false;
    if (tier !== undefined && !('tier' in clause && clause.tier === tier)) return false;
    if (verdict !== undefined && (record.verdict !== verdict || record.item !== null)) return false;
    if (filter.proven !== undefined && proven !== filter.proven) return false;
    if (filter.toConfirm !== undefined && (record.former !== null) !== filter.toConfirm) return false;
    if (filter.review !== undefined && (review?.verdict ?? 'none') !== filter.review) return false;
    if (filter.differing !== undefined && (difference !== null) !== filter.differing) return false;
    if (departmentId !== undefined && record.departmentId !== departmentId) return false;
    if (personId !== undefined && record.personId !== personId) return false;
    if (filter.overdue !== undefined) {
      const overdue = record.dueOn !== null && record.dueOn < this.clock.today() && !isDone(record, target);
      if (overdue !== filter.overdue) return false;
    }
    return text === undefined || textOf(clause).includes(plain(text.trim()));
  }
}

function textOf(clause: Clause): string {
  const requirement = 'requirement' in clause ? clause.requirement : undefined;
  return plain(
    [clause.code, clause.title.zh, clause.title.en ?? '', requirement?.zh ?? '', requirement?.en ?? ''].join(
      '\n',
    ),
  );
}

/** Full-width letters and figures are found as plain ones. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The section and all sections below it. */
function sectionsWithin(edition: Edition, section: string): ReadonlySet<string> {
  const parents = new Map(edition.sections.map(({ code, parent }) => [code, parent]));
  const isWithin = (code: string | undefined): boolean =>
    code !== undefined && (code === section || isWithin(parents.get(code)));
  return new Set(edition.sections.map(({ code }) => code).filter(isWithin));
}

const ORDER: Readonly<Record<Exclude<ClauseSort, 'edition'>, (a: ClauseLine, b: ClauseLine) => number>> = {
  due: (a, b) => (a.record.dueOn ?? '9999').localeCompare(b.record.dueOn ?? '9999'),
  updated: (a, b) => (b.record.updatedAt ?? '').localeCompare(a.record.updatedAt ?? ''),
};
