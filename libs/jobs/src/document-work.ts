import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MonthDocumentsService } from '@dabiao/application';
import { JOBS_SETTINGS, type JobsSettings } from './scheduler';

/** Makes the documents of a month as soon as its last level has accepted it. What is left out, the daily job finds. */
@Injectable()
export class DocumentWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private running = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly documents: MonthDocumentsService,
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.settings.on) return;
    this.documents.onClosed((revisionId) => {
      this.running = this.running.then(() => this.keep(revisionId));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async keep(revisionId: string): Promise<void> {
    if (this.stopping) return;
    try {
      await this.documents.keep(revisionId);
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
    }
  }
}
