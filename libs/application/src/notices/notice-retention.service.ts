import { Inject, Injectable } from '@nestjs/common';
import { NoticeRepository, UnitOfWork } from '@dabiao/persistence';
import { minutesLater } from '../clock';
import { NOTICE_SETTINGS, type NoticeSettings } from './notice-settings';

const DAY_MINUTES = 24 * 60;
/** Of one person on one day, so that the transaction stays short; the next day goes on. */
export const DELETED_AT_ONCE = 2_000;

/**
 * Notices are a reminder, not the record: that is the trail. Those that somebody has read go after a time; what nobody
 * has read stays, however old.
 */
@Injectable()
export class NoticeRetentionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: NoticeRepository,
    @Inject(NOTICE_SETTINGS) private readonly settings: NoticeSettings,
  ) {}

  /** Ids of people after one who have read notices longer ago than they are kept, in order. */
  people(after: string, limit: number, at: string): Promise<string[]> {
    return this.notices.peopleWithRead(this.before(at), after, limit);
  }

  /** Deletes what a person has read longer ago than that: a bounded number. Returns how many. */
  clear(personId: string, at: string): Promise<number> {
    return this.uow.run(() => this.notices.deleteRead(personId, this.before(at), DELETED_AT_ONCE));
  }

  private before(at: string): string {
    return minutesLater(at, -this.settings.days * DAY_MINUTES);
  }
}
