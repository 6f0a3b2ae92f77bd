import type { AssessmentFigures, ClauseFigures, MonthFigures } from './figures';
import { monthChanges, type MonthChanges } from './changes';
import { Wording } from './wording';

/** Lists in the body end here; the ledger has all of them. */
export const LIST_LIMIT = 20;

/** What every section of a hospital's report is made from. */
export class Subject {
  readonly changes: MonthChanges | undefined;
  private readonly clauses: ReadonlyMap<string, ReadonlyMap<string, ClauseFigures>>;
  private readonly editions: ReadonlyMap<string, AssessmentFigures['edition']>;

  constructor(
    readonly current: MonthFigures,
    readonly previous: MonthFigures | undefined,
    readonly wording: Wording,
  ) {
    this.changes = previous && monthChanges(current, previous);
    const { assessments } = current;
    this.clauses = new Map(
      assessments.map(({ edition, clauses }) => [
        edition.id,
        new Map(clauses.map((clause) => [clause.code, clause])),
      ]),
    );
    this.editions = new Map(assessments.map(({ edition }) => [edition.id, edition]));
  }

  clause(edition: string, code: string): ClauseFigures | undefined {
    return this.clauses.get(edition)?.get(code);
  }

  /** `B-FUNC-001 县域医疗服务功能定位`; the code alone where the clause no longer applies. */
  clauseName(edition: string, code: string): string {
    const clause = this.clause(edition, code);
    return clause ? `${code} ${this.wording.words(clause.title)}` : code;
  }

  editionTitle(id: string): string {
    const edition = this.editions.get(id);
    return edition ? this.wording.words(edition.title) : id;
  }

  title({ edition }: AssessmentFigures): string {
    return this.wording.words(edition.title);
  }

  department(department: string | null | undefined): string {
    return department ?? this.wording.none;
  }
}

export type Method = AssessmentFigures['result']['method'];
export type Assessed<M extends Method> = AssessmentFigures & {
  readonly result: Extract<AssessmentFigures['result'], { method: M }>;
};

/** The assessments of one method, in their order. */
export function assessed<M extends Method>(all: readonly AssessmentFigures[], method: M): Assessed<M>[] {
  return all.filter((one): one is Assessed<M> => one.result.method === method);
}
