import { Injectable } from '@nestjs/common';
import type { Rule, Words } from '@dabiao/catalog';
import type { Catalogue, Month } from '@dabiao/indicators';
import { AssessmentRepository, GoalRepository } from '@dabiao/persistence';
import { appliesTo } from '@dabiao/scoring';
import { toAssessment } from '../assessments/assessments.service';
import { EditionsService } from '../standards/editions.service';
import { isOwnInUse } from './indicators.service';
import { ReadingsService } from './readings.service';

/** A clause of an assessment at work that is judged by an indicator. */
export interface AskingClause {
  readonly assessmentId: string;
  readonly editionId: string;
  readonly code: string;
  readonly title: Words;
  readonly rule: Exclude<Rule, { kind: 'attest' }>;
}

const GOALS_PER_QUERY = 200;

/** What a hospital has to measure. */
@Injectable()
export class AskedIndicators {
  constructor(
    private readonly assessments: AssessmentRepository,
    private readonly editions: EditionsService,
    private readonly goals: GoalRepository,
    private readonly readings: ReadingsService,
  ) {}

  /**
   * Codes of what assessments and goals ask for, what the hospital has defined for itself, and what was measured in
   * these months, in the catalogue's order.
   */
  async codes(hospitalId: string, catalogue: Catalogue, first: Month, last: Month): Promise<string[]> {
    const codes = new Set(await this.readings.measured(hospitalId, first, last));
    for (const { rule } of await this.clauses(hospitalId)) codes.add(rule.indicator);
    for (const code of await this.ofGoals(hospitalId)) codes.add(code);
    return [...catalogue.values()]
      .filter((one) => codes.has(one.code) || isOwnInUse(one))
      .map(({ code }) => code);
  }

  /** Clauses that are judged by an indicator, of every assessment at work. One query. */
  async clauses(hospitalId: string): Promise<AskingClause[]> {
    const asking: AskingClause[] = [];
    for (const row of await this.assessments.ofHospitals([hospitalId])) {
      const edition = await this.editions.get(row.editionId);
      if (edition.method === 'level-ladder') continue;
      const applies = appliesTo(edition, toAssessment(row).options);
      for (const clause of edition.clauses) {
        const { code, title, rule } = clause;
        if (rule.kind !== 'attest' && applies(clause))
          asking.push({ assessmentId: row.id, editionId: row.editionId, code, title, rule });
      }
    }
    return asking;
  }

  /** Indicators of the goals that stand. */
  async ofGoals(hospitalId: string): Promise<Set<string>> {
    const codes = new Set<string>();
    for (let page = 1, total = 1; (page - 1) * GOALS_PER_QUERY < total; page += 1) {
      const found = await this.goals.page({ hospitalId, retired: false }, { page, size: GOALS_PER_QUERY });
      total = found.total;
      for (const goal of found.items) codes.add(goal.indicator);
    }
    return codes;
  }
}
