import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DailyJobs } from './daily-jobs';
import { Postman } from './postman';

/** Whether jobs run in this process. */
export interface JobsSettings {
  readonly on: boolean;
}

export const JOBS_SETTINGS = Symbol('JobsSettings');

const MINUTE = 60_000;
/** After a start what a killed process left behind does not wait for a minute. */
const FIRST = 2_000;

/** Looks once a minute what is to be done. Ends with the server: what is under way comes to a good place to stop first. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly jobs: DailyJobs,
    private readonly postman: Postman,
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.on) return;
    const look = (): void => void this.tick();
    this.timers = [setTimeout(look, FIRST), setInterval(look, MINUTE)];
    for (const timer of this.timers) timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    await this.running;
  }

  /** One look. While one is under way there is no second. */
  tick(): Promise<void> {
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
  }

  private async work(): Promise<void> {
    const stopping = (): boolean => this.stopping;
    try {
      await this.jobs.catchUp(stopping);
      await this.postman.deliver(stopping);
    } catch (error) {
      // The database may be away: the next look is in a minute.
      this.logger.error(error instanceof Error ? error.stack : String(error));
    }
  }
}
