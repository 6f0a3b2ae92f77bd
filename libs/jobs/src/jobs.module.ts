import { Module, type DynamicModule } from '@nestjs/common';
import { DailyJobs } from './daily-jobs';
import { DocumentWork } from './document-work';
import { Postman } from './postman';
import { ReportWork } from './report-work';
import { JOBS_SETTINGS, Scheduler, type JobsSettings } from './scheduler';

/** The clockwork, on the use cases of one application. */
@Module({})
export class JobsModule {
  /** `application` is the very module that the server uses: imported twice it would be two. */
  static with(settings: JobsSettings, application: DynamicModule): DynamicModule {
    return {
      module: JobsModule,
      imports: [application],
      providers: [
        DailyJobs,
        Postman,
        Scheduler,
        ReportWork,
        DocumentWork,
        { provide: JOBS_SETTINGS, useValue: settings },
      ],
      exports: [DailyJobs, Postman, Scheduler],
    };
  }
}
