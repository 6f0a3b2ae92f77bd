import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '@dabiao/kernel';
import {
  ContactRepository,
  DigestRepository,
  UnitOfWork,
  type Channel,
  type Contact,
  type Digest,
} from '@dabiao/persistence';
import { DigestContent } from './digest-content';
import { DIGEST_SETTINGS, openChannels, type DigestSettings } from './digest-settings';
import type { DigestMessage } from './digest-message';

/** A digest as it is to be sent, and to where. */
export interface Written {
  readonly contact: Contact;
  readonly message: DigestMessage;
}

/** Which notices make a day's digest, and what it says. */
@Injectable()
export class DigestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly digests: DigestRepository,
    private readonly content: DigestContent,
    @Inject(DIGEST_SETTINGS) private readonly settings: DigestSettings,
  ) {}

  /** Ids of people after one who are to get a digest, in order. Empty where no way is open. */
  async people(after: string, limit: number): Promise<string[]> {
    const { email, webhook } = openChannels(this.settings);
    if (!email && !webhook) return [];
    return (await this.contacts.withNews(after, limit)).map(({ personId }) => personId);
  }

  /** Makes the day's digest of one person from what they have not read and no digest has. Once a day. */
  prepare(personId: string, day: Day, at: string): Promise<void> {
    return this.uow.run(async () => {
      const contact = await this.contacts.find(personId);
      const open = openChannels(this.settings);
      const channels: Channel[] = [
        ...(open.email && contact?.email ? (['email'] as const) : []),
        ...(open.webhook && contact?.webhookUrl ? (['webhook'] as const) : []),
      ];
      if (channels.length === 0 || (await this.digests.having([personId], day)).size > 0) return;
      await this.digests.add(
        channels.map((channel) => ({ personId, channel })),
        day,
        at,
      );
      await this.content.collect(personId, day);
    });
  }

  /** What a digest says and where it goes; null where there is nothing to say, or nobody to say it to any more. */
  async write({ personId, day, channel }: Digest): Promise<Written | null> {
    const contact = await this.contacts.find(personId);
    const address = channel === 'email' ? contact?.email : contact?.webhookUrl;
    const { publicUrl } = this.settings;
    if (!contact || !address || publicUrl === null) return null;
    const message = await this.content.write(contact, day, publicUrl);
    return message && { contact, message };
  }
}
