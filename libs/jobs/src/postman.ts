import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  Clock,
  DIGEST_SETTINGS,
  DigestsService,
  OutboxService,
  webhookFormat,
  type DigestSettings,
  type Written,
} from '@dabiao/application';
import { sendMail } from './mail';
import { sendToRobot } from './robot';
import { SendError } from './send-error';

type Claimed = NonNullable<Awaited<ReturnType<OutboxService['claim']>>>;

/** How many are on their way at once. A province has thousands to send in the morning. */
const AT_ONCE = 4;

/** Sends digests that wait, a few at a time. Never inside a transaction. */
@Injectable()
export class Postman {
  private readonly logger = new Logger('Postman');

  constructor(
    private readonly outbox: OutboxService,
    private readonly digests: DigestsService,
    private readonly clock: Clock,
    @Inject(DIGEST_SETTINGS) private readonly settings: DigestSettings,
  ) {}

  /** Sends all that may be sent now. Returns how many were tried. */
  async deliver(stopping: () => boolean = () => false): Promise<number> {
    const tried = await Promise.all(Array.from({ length: AT_ONCE }, () => this.walk(stopping)));
    return tried.reduce((sum, one) => sum + one, 0);
  }

  private async walk(stopping: () => boolean): Promise<number> {
    for (let tried = 0; ; tried += 1) {
      const digest = stopping() ? null : await this.outbox.claim();
      if (!digest) return tried;
      await this.one(digest);
    }
  }

  private async one(digest: Claimed): Promise<void> {
    try {
      const written = await this.digests.write(digest);
      if (written) {
        await this.send(digest, written);
        await this.outbox.sent(digest);
      } else await this.outbox.dropped(digest);
    } catch (error) {
      const { code, forGood } = error instanceof SendError ? error : new SendError('internal');
      if (!(error instanceof SendError))
        this.logger.error(error instanceof Error ? error.stack : String(error));
      const { id, personId, day, channel, attempts } = digest;
      this.logger.warn(`digest ${id} of ${day} to ${personId} by ${channel}: ${code}, attempt ${attempts}`);
      await this.outbox.failed(digest, code, forGood);
    }
  }

  private async send({ id, channel }: Claimed, { contact, message }: Written): Promise<void> {
    const { smtp, webhookHosts } = this.settings;
    if (channel === 'email') {
      if (smtp === null) throw new SendError('smtp off', true);
      return sendMail(smtp, contact.email!, id, message);
    }
    const url = contact.webhookUrl!;
    // What was allowed when it was saved may not be any more.
    const format = webhookFormat(url, webhookHosts);
    if (!format) throw new SendError('webhook refused', true);
    return sendToRobot({ url, format, secret: contact.webhookSecret }, message, Date.parse(this.clock.now()));
  }
}
