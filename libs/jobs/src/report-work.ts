import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ReportJobRunner, ReportJobsService } from '@dabiao/application';
import { JOBS_SETTINGS, type JobsSettings } from './scheduler';

/** What another process took in, or left behind when it died, is found within this time. */
const LOOK_MS = 5_000;

/** Makes ordered reports as soon as they are ordered. Ends with the server; what is under way goes on at the next start. */
@Injectable()
export class ReportWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly runner: ReportJobRunner,
    private readonly orders: ReportJobsService,
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.on) return;
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
    this.orders.onOrder(() => void this.look());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** One look. While one is under way there is no second. */
  look(): Promise<void> {
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
  }

  private async work(): Promise<void> {
    try {
      await this.runner.runAll(() => this.stopping);
    } catch (error) {
      // The database may be away: the next look is soon.
      this.logger.error(error instanceof Error ? error.stack : String(error));
    }
  }
}
