import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { invalid } from '@dabiao/kernel';
import {
  NoticeRepository,
  PlaceRepository,
  UnitOfWork,
  type Hospital,
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

/** Notices, and the hospitals they are about. */
export interface NoticesPage extends Page<Notice> {
  readonly hospitals: readonly Hospital[];
}

/** A person's own notices. Whoever has left a hospital sees its notices no more. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly places: PlaceRepository,
    private readonly clock: Clock,
  ) {}

  /** The newest first. Three queries. */
  async page({ actor }: Caller, filter: NoticeFilter, page: PageRequest): Promise<NoticesPage> {
    const found = await this.notices.page(actor.userId, reachOf(actor, 'hospital.read'), filter, page);
    const ids = new Set(found.items.map(({ hospitalId }) => hospitalId));
    return { ...found, hospitals: await this.places.hospitalsById([...ids]) };
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
