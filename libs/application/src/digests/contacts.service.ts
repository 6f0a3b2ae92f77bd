import { Inject, Injectable } from '@nestjs/common';
import { conflict, invalid } from '@dabiao/kernel';
import type { Lang } from '@dabiao/messages';
import {
  ContactRepository,
  DigestRepository,
  SYSTEM_CHAIN,
  TrailRepository,
  UnitOfWork,
  type Contact,
  type Digest,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { DIGEST_SETTINGS, openChannels, type DigestSettings } from './digest-settings';
import { webhookFormat, type WebhookFormat } from './webhook';

/** Where somebody wants their digest, as they wrote it. */
export interface ContactChange {
  /** 0 where nothing was saved yet. */
  readonly version: number;
  readonly email: string | null;
  readonly webhookUrl: string | null;
  /** Absent: as it was. It belongs to the webhook and goes with it. */
  readonly webhookSecret?: string | null;
  readonly digestLang: Lang;
}

export interface ContactView extends Omit<ContactChange, 'webhookSecret'> {
  readonly webhookFormat: WebhookFormat | null;
  readonly hasWebhookSecret: boolean;
  /** Which ways the operator has opened. */
  readonly open: { readonly email: boolean; readonly webhook: boolean };
  /** The last digest that did not arrive, unless one did later by the same way. */
  readonly lastFailure: Pick<Digest, 'day' | 'channel' | 'attempts' | 'error' | 'dueAt'> | null;
}

/** People's own settings of where a daily digest goes. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly digests: DigestRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
    @Inject(DIGEST_SETTINGS) private readonly settings: DigestSettings,
  ) {}

  async get({ actor }: Caller): Promise<ContactView> {
    return this.view(await this.contacts.find(actor.userId), await this.digests.lastFailure(actor.userId));
  }

  /** Throws record.changed with the current value, contact.webhook, contact.secret. */
  save(caller: Caller, change: ContactChange): Promise<ContactView> {
    const { email, webhookUrl, digestLang } = change;
    const format = webhookUrl === null ? undefined : webhookFormat(webhookUrl, this.settings.webhookHosts);
    if (webhookUrl !== null && format === undefined) throw invalid('contact.webhook');
    if (change.webhookSecret && format !== 'dingtalk') throw invalid('contact.secret');
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const personId = caller.actor.userId;
      const before = await this.contacts.find(personId);
      const failure = await this.digests.lastFailure(personId);
      const stale = (): Error => conflict('record.changed', {}, { current: this.view(before, failure) });
      if ((before?.version ?? 0) !== change.version) throw stale();
      const kept = before?.webhookUrl === webhookUrl ? before.webhookSecret : null;
      const stamp = this.clock.stamp(caller);
      const after: Contact = {
        ...{ personId, email, webhookUrl, digestLang, updatedAt: stamp.at, version: change.version + 1 },
        webhookSecret: change.webhookSecret === undefined ? kept : change.webhookSecret,
      };
      if (before === null) await this.contacts.add(after);
      else if (!(await this.contacts.change(after))) throw stale();
      await this.trail.append(SYSTEM_CHAIN, stamp, [
        {
          ...{ kind: 'person', subject: personId, before: before && traceOf(before) },
          after: { ...traceOf(after), event: 'contactChanged' },
        },
      ]);
      return this.view(after, failure);
    });
  }

  private view(contact: Contact | null, failure: Digest | null): ContactView {
    const { version = 0, email = null, webhookUrl = null, digestLang = 'zh' } = contact ?? {};
    const format = webhookUrl === null ? null : webhookFormat(webhookUrl, this.settings.webhookHosts);
    return {
      ...{ version, email, webhookUrl, digestLang, webhookFormat: format ?? null },
      hasWebhookSecret: contact !== null && contact.webhookSecret !== null,
      open: openChannels(this.settings),
      lastFailure: failure && failureOf(failure),
    };
  }
}

const failureOf = ({ day, channel, attempts, error, dueAt }: Digest): ContactView['lastFailure'] => ({
  ...{ day, channel, attempts, error, dueAt },
});

/** What the trail keeps for ever: that there is an address, not the address; a webhook's path is a password. */
const traceOf = ({ email, webhookUrl, webhookSecret, digestLang, version }: Contact): object => ({
  email: email !== null,
  webhookHost: webhookUrl === null ? null : new URL(webhookUrl).host,
  webhookSecret: webhookSecret !== null,
  digestLang,
  version,
});
