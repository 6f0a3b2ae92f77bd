import { Inject, Injectable } from '@nestjs/common';
import { monthsLater } from '@dabiao/indicators';
import { addDays, type Day, groupBy } from '@dabiao/kernel';
import { DUE_DAYS, EXPIRY_DAYS } from '@dabiao/notices';
import {
  AssessmentRepository,
  DueRepository,
  MonthRepository,
  UnitOfWork,
  type ClauseRow,
} from '@dabiao/persistence';
import { toAssessment } from '../assessments/assessments.service';
import { toRecord } from '../clauses/clause-record';
import { MONTH_SETTINGS, type MonthSettings } from '../months/month-settings';
import { EditionsService } from '../standards/editions.service';
import { NoticeBook, type NoticeTime } from './notice-book';
import type { Occasion } from './occasions';
import {
  certificateReminders,
  clauseReminders,
  EXPIRED_DAYS,
  findingReminders,
  monthReminders,
  proofReminders,
  requestReminders,
} from './reminders';

/** Notices that come with time: what is due, overdue, expiring. Found from what stands in the database on a day. */
@Injectable()
export class TimeNoticesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly due: DueRepository,
    private readonly assessments: AssessmentRepository,
    private readonly editions: EditionsService,
    private readonly book: NoticeBook,
    private readonly months: MonthRepository,
    @Inject(MONTH_SETTINGS) private readonly settings: MonthSettings,
  ) {}

  /** Ids of hospitals after one, in order. */
  hospitals(after: string, limit: number): Promise<string[]> {
    return this.due.hospitals(after, limit);
  }

  /**
   * Reminds everybody at one hospital of what a day brings. A second time nobody is told anything; after days of
   * standstill everybody is told what they were not told. A constant number of queries.
   */
  remind(hospitalId: string, time: NoticeTime): Promise<void> {
    return this.uow.run(async () => {
      const occasions = await this.occasions(hospitalId, time.day);
      const items = await this.book.items(hospitalId, occasions);
      if (items.length > 0) await this.book.remind(hospitalId, items, time);
    });
  }

  private async occasions(hospitalId: string, today: Day): Promise<Occasion[]> {
    const assessments = (await this.assessments.ofHospitals([hospitalId])).map(toAssessment);
    const editions = new Map(
      await Promise.all(
        assessments.map(async ({ id, editionId }) => [id, await this.editions.get(editionId)] as const),
      ),
    );
    const soon = addDays(today, Math.max(...DUE_DAYS));
    const rows = groupBy(await this.due.clauses(hospitalId, soon), (row: ClauseRow) => row.assessmentId);
    const findings = await this.due.findings(hospitalId, soon);
    const requests = await this.due.requests(hospitalId, soon);
    return [
      ...assessments.flatMap((assessment) => {
        const edition = editions.get(assessment.id)!;
        const records = (rows.get(assessment.id) ?? []).map(toRecord);
        return [
          ...clauseReminders({ assessment, edition, records }, today),
          ...certificateReminders(assessment, edition, today),
        ];
      }),
      ...findings.flatMap((one) => findingReminders(one, editions.get(one.assessmentId)!, today)),
      ...requests.flatMap((one) => requestReminders(one, today)),
      ...(await this.proofs(hospitalId, today)),
      ...(await this.month(hospitalId, today)),
    ];
  }

  /** The month before, where it was opened. */
  private async month(hospitalId: string, today: Day): Promise<Occasion[]> {
    const report = await this.months.find(hospitalId, monthsLater(today.slice(0, 7), -1));
    return report ? monthReminders(report, this.settings.deadlineDay, today) : [];
  }

  private async proofs(hospitalId: string, today: Day): Promise<Occasion[]> {
    const [from, until] = [addDays(today, -EXPIRED_DAYS), addDays(today, Math.max(...EXPIRY_DAYS))];
    const proofs = await this.due.proofs(hospitalId, from, until);
    if (proofs.length === 0) return [];
    const hands = await this.due.proofHands(hospitalId, from, until);
    return proofs.flatMap((proof) => proofReminders(proof, hands.get(proof.id) ?? [], today));
  }
}
