import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bundle, concerned, type Bundle, type Item } from '@dabiao/notices';
import { MemberRepository, NoticeRepository, type Notice } from '@dabiao/persistence';
import type { Occasion } from './occasions';

/** When notices are written: the moment, and the day they are of. */
export interface NoticeTime {
  readonly at: string;
  readonly day: string;
}

/** Finds who is concerned by what happened at a hospital, and writes the notices. */
@Injectable()
export class NoticeBook {
  constructor(
    private readonly members: MemberRepository,
    private readonly notices: NoticeRepository,
  ) {}

  /** Occasions with the people they are for. One query, and one more where findings were raised on visits. */
  async items(hospitalId: string, occasions: readonly Occasion[], by?: string): Promise<Item[]> {
    if (occasions.length === 0) return [];
    const members = await this.members.around(hospitalId);
    const visits = await this.members.ofVisits(occasions.flatMap(({ visitId }) => visitId ?? []));
    return occasions.flatMap((occasion) => {
      const onVisit = occasion.visitId ? (visits.get(occasion.visitId) ?? []) : [];
      const named = [...(occasion.named ?? []), ...onVisit];
      const personIds = concerned({ ...occasion, named, by }, members);
      return personIds.length === 0 ? [] : [{ ...occasion, personIds }];
    });
  }

  /** Writes items as notices, many of a kind as one. */
  async write(hospitalId: string, items: readonly Item[], time: NoticeTime): Promise<void> {
    await this.notices.add(bundle(items).map((one) => noticeOf(hospitalId, one, time)));
  }

  /** Tells the quality offices of many hospitals of something each. One query and one write, however many they are. */
  async writeToOffices(
    occasions: ReadonlyMap<string, Occasion>,
    by: string,
    time: NoticeTime,
  ): Promise<void> {
    if (occasions.size === 0) return;
    const offices = await this.members.qualityOffices([...occasions.keys()]);
    const notices = [...occasions].flatMap(([hospitalId, occasion]) => {
      const personIds = concerned({ ...occasion, by }, offices.get(hospitalId) ?? []);
      return bundle([{ ...occasion, personIds }]).map((one) => noticeOf(hospitalId, one, time));
    });
    await this.notices.add(notices);
  }

  /** The same for reminders: of what a person has been reminded of before they are not told again. */
  async remind(hospitalId: string, items: readonly Item[], time: NoticeTime): Promise<void> {
    const wanted = items.flatMap(({ key, personIds }) => personIds.map((personId) => ({ personId, key })));
    const fresh = new Set((await this.notices.mark(wanted, time.day)).map(idOf));
    const left = items.map((item) => ({
      ...item,
      personIds: item.personIds.filter((personId) => fresh.has(idOf({ personId, key: item.key }))),
    }));
    await this.write(hospitalId, left, time);
  }
}

const idOf = ({ personId, key }: { personId: string; key: string }): string => `${personId} ${key}`;

function noticeOf(hospitalId: string, one: Bundle, { at, day }: NoticeTime): Notice {
  const { personId, kind, assessmentId, code, subject, count, codes, names, values, keys } = one;
  return {
    ...{ id: randomUUID(), personId, kind, hospitalId, assessmentId, code, subject },
    // One event names itself; many are named by all of their names.
    key:
      keys.length === 1 ? keys[0]! : `${kind}:${createHash('sha256').update(keys.join('\n')).digest('hex')}`,
    params: { count, codes, ...(names ? { names } : {}), values },
    ...{ day, createdAt: at, readAt: null, digestDay: null },
  };
}
