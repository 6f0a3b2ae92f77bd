import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { invalid } from '@dabiao/kernel';
import {
  NoticeRepository,
  UnitOfWork,
  type Notice,
  type NoticeFilter,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';

/** Which notices somebody has read: some, or all up to the moment of the newest they saw. */
export interface Reading {
  readonly ids?: readonly string[];
  readonly upTo?: string;
}

/** A person's own notices. Whoever has left a hospital sees its notices no more. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly clock: Clock,
  ) {}

  page({ actor }: Caller, filter: NoticeFilter, page: PageRequest): Promise<Page<Notice>> {
    return this.notices.page(actor.userId, reachOf(actor, 'hospital.read'), filter, page);
  }

  unread({ actor }: Caller): Promise<number> {
    return this.notices.unread(actor.userId, reachOf(actor, 'hospital.read'));
  }

  /** Marks notices as read and returns how many are not. Ids that are not the caller's change nothing. Throws notice.read. */
  read(caller: Caller, { ids, upTo }: Reading): Promise<number> {
    const which = ids !== undefined ? { ids } : upTo !== undefined ? { upTo } : undefined;
    if (which === undefined || (ids !== undefined && upTo !== undefined)) throw invalid('notice.read');
    return this.uow.run(async () => {
      await this.notices.read(caller.actor.userId, which, this.clock.now());
      return this.unread(caller);
    });
  }
}
