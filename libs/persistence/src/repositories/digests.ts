import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ContactEntity, DigestEntity, NoticeEntity } from '../entities/notices';
import { MembershipEntity, PersonEntity } from '../entities/people';
import { UnitOfWork } from '../unit-of-work';

export const CHANNELS = ['email', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Waiting to be sent; being sent; sent; failed, with another try while `dueAt` is set; there was nothing left to say. */
export const DIGEST_STATES = ['waiting', 'claimed', 'sent', 'failed', 'dropped'] as const;
export type DigestState = (typeof DIGEST_STATES)[number];

export interface Digest extends Readonly<Omit<DigestEntity, 'channel' | 'state'>> {
  readonly channel: Channel;
  readonly state: DigestState;
}

export interface Contact extends Readonly<Omit<ContactEntity, 'digestLang'>> {
  readonly digestLang: 'zh' | 'en';
}

@Injectable()
export class ContactRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async find(personId: string): Promise<Contact | null> {
    return (await this.uow.reader.findOneBy(ContactEntity, { personId })) as Contact | null;
  }

  async add(contact: Contact): Promise<void> {
    await this.uow.writer.insert(ContactEntity, { ...contact });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async change({ personId, version, ...contact }: Contact): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      ContactEntity,
      { personId, version: version - 1 },
      { ...contact, version },
    );
    return affected === 1;
  }

  /**
   * Contacts after one, in order of the person, of people who can sign in, hold a role, are no demonstration, and have
   * unread notices that no digest has.
   */
  async withNews(after: string, limit: number): Promise<Contact[]> {
    const query = this.uow.reader.createQueryBuilder(ContactEntity, 'contact');
    const holds = query.subQuery().select('1').from(MembershipEntity, 'held');
    const news = query.subQuery().select('1').from(NoticeEntity, 'notice');
    const found = await query
      .innerJoin(PersonEntity, 'person', 'person.id = contact.personId')
      .where('contact.personId > :after', { after })
      .andWhere('person.disabled = :no AND person.demo = :no', { no: false })
      .andWhere('(contact.email IS NOT NULL OR contact.webhookUrl IS NOT NULL)')
      .andWhere(`EXISTS ${holds.where('held.personId = contact.personId').getQuery()}`)
      .andWhere(
        `EXISTS ${news
          .where('notice.personId = contact.personId')
          .andWhere('notice.readAt IS NULL AND notice.digestDay IS NULL')
          .getQuery()}`,
      )
      .orderBy('contact.personId', 'ASC')
      .limit(limit)
      .getMany();
    return found as Contact[];
  }
}

@Injectable()
export class DigestRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One digest for each person and channel on a day; one that is there stays as it is. */
  async add(
    wanted: readonly { readonly personId: string; readonly channel: Channel }[],
    day: string,
    dueAt: string,
  ): Promise<void> {
    if (wanted.length === 0) return;
    await this.uow.writer
      .createQueryBuilder()
      .insert()
      .into(DigestEntity)
      .values(
        wanted.map(({ personId, channel }) => ({
          ...{ id: randomUUID(), personId, day, channel, state: 'waiting' satisfies DigestState },
          ...{ attempts: 0, dueAt, settledAt: null, error: null },
        })),
      )
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  /** People of these whose digest of the day stands already: what is new goes into tomorrow's. */
  async having(personIds: readonly string[], day: string): Promise<ReadonlySet<string>> {
    if (personIds.length === 0) return new Set();
    const rows = await this.uow.reader.findBy(DigestEntity, { personId: In([...personIds]), day });
    return new Set(rows.map(({ personId }) => personId));
  }

  /** Digests that may be taken now, the longest due first. */
  async due(now: string, limit: number): Promise<Digest[]> {
    const found = await this.uow.reader
      .createQueryBuilder(DigestEntity, 'digest')
      .where('digest.dueAt <= :now', { now })
      .orderBy('digest.dueAt', 'ASC')
      .addOrderBy('digest.id', 'ASC')
      .limit(limit)
      .getMany();
    return found as Digest[];
  }

  /** Takes a digest as it was read; null if somebody else was first. Until `dueAt` nobody else takes it. */
  async claim({ attempts, ...digest }: Digest, dueAt: string): Promise<Digest | null> {
    const claimed = { state: 'claimed' as const, attempts: attempts + 1, dueAt };
    const { affected } = await this.uow.writer.update(
      DigestEntity,
      { id: digest.id, attempts, state: digest.state },
      claimed,
    );
    return affected === 1 ? { ...digest, ...claimed } : null;
  }

  /** What became of an attempt; false if somebody else has taken the digest since. */
  async settle(
    { id, attempts }: Digest,
    outcome: Pick<Digest, 'state' | 'dueAt' | 'settledAt' | 'error'>,
  ): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      DigestEntity,
      { id, attempts, state: 'claimed' satisfies DigestState },
      outcome,
    );
    return affected === 1;
  }

  /** The person's last digest that has an error, unless one was sent by the same channel later. */
  async lastFailure(personId: string): Promise<Digest | null> {
    const rows = await this.uow.reader
      .createQueryBuilder(DigestEntity, 'digest')
      .where('digest.personId = :personId', { personId })
      .andWhere('digest.state IN (:...states)', { states: ['sent', 'failed', 'claimed'] })
      .orderBy('digest.day', 'DESC')
      .addOrderBy('digest.channel', 'ASC')
      .limit(RECENT)
      .getMany();
    const sent = new Set<string>();
    for (const row of rows) {
      if (row.state === 'sent') sent.add(row.channel);
      else if (row.error !== null && !sent.has(row.channel)) return row as Digest;
    }
    return null;
  }
}

/** A month of two channels. */
const RECENT = 60;
