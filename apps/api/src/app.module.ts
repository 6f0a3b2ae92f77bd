import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApplicationModule } from '@dabiao/application';
import { JobsModule } from '@dabiao/jobs';
import { AlikeController } from './assessments/alike.controller';
import { AssessmentsController } from './assessments/assessments.controller';
import { MovesController } from './moves/moves.controller';
import { ComplianceController } from './compliance/compliance.controller';
import { CONFIG, type Config } from './config';
import { EvidenceController } from './evidence/evidence.controller';
import { Leftovers } from './evidence/leftovers';
import { OnsiteEvidenceController } from './evidence/onsite-evidence.controller';
import { AppealsController } from './inspection/appeals.controller';
import { FindingSheetController } from './inspection/finding-sheet.controller';
import { FindingsController } from './inspection/findings.controller';
import { ReviewsController } from './inspection/reviews.controller';
import { HistoryController } from './history/history.controller';
import { GoalsController } from './readings/goals.controller';
import { IndicatorsController } from './readings/indicators.controller';
import { ReadingsGridController } from './readings/readings-grid.controller';
import { ReadingsController } from './readings/readings.controller';
import { StandardsController } from './standards/standards.controller';
import { HealthController } from './health/health.controller';
import { ContactController } from './notices/contact.controller';
import { MonthsController } from './months/months.controller';
import { NoticesController } from './notices/notices.controller';
import { AccessGuard, CallerSource } from './http/access';
import { ProblemFilter } from './http/problem.filter';
import { ApiDocument } from './openapi/api-document';
import { OpenApiController } from './openapi/openapi.controller';
import { OutstandingController } from './outstanding/outstanding.controller';
import { TargetPlanController } from './planning/target-plan.controller';
import { ColleaguesController } from './people/colleagues.controller';
import { PeopleController } from './people/people.controller';
import { DepartmentsController } from './places/departments.controller';
import { HospitalsController } from './places/hospitals.controller';
import { RegionsController } from './places/regions.controller';
import { RegionOverviewController } from './regions/region-overview.controller';
import { ProofRequestsController } from './proof-requests/proof-requests.controller';
import { SessionCallerSource } from './session/session-caller-source';
import { SessionController } from './session/session.controller';
import { ReportJobsController } from './report-jobs/report-jobs.controller';
import { ReadingsSheetsController } from './sheets/readings-sheets.controller';
import { EvidencePackageController } from './sheets/evidence-package.controller';
import { EvidenceSheetsController } from './sheets/evidence-sheets.controller';
import { SheetsController } from './sheets/sheets.controller';
import { SignInLimit } from './session/sign-in-limit';
import { AnnouncedVisitsController } from './visits/announced-visits.controller';
import { DeskMarksController } from './visits/desk-marks.controller';
import { VisitInspectorsController } from './visits/visit-inspectors.controller';
import { VisitsController } from './visits/visits.controller';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const application = ApplicationModule.with(config);
    return {
      module: AppModule,
      imports: [application, JobsModule.with({ on: config.jobs }, application)],
      controllers: [
        AssessmentsController,
        AlikeController,
        MovesController,
        ComplianceController,
        IndicatorsController,
        ReadingsController,
        ReadingsGridController,
        GoalsController,
        OutstandingController,
        TargetPlanController,
        EvidenceController,
        OnsiteEvidenceController,
        SheetsController,
        EvidencePackageController,
        EvidenceSheetsController,
        FindingSheetController,
        MonthsController,
        ReportJobsController,
        ReadingsSheetsController,
        HistoryController,
        ReviewsController,
        FindingsController,
        AppealsController,
        StandardsController,
        NoticesController,
        ContactController,
        HealthController,
        OpenApiController,
        SessionController,
        PeopleController,
        ColleaguesController,
        RegionsController,
        RegionOverviewController,
        HospitalsController,
        DepartmentsController,
        VisitsController,
        AnnouncedVisitsController,
        VisitInspectorsController,
        DeskMarksController,
        ProofRequestsController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CallerSource, useClass: SessionCallerSource },
        SignInLimit,
        Leftovers,
        ApiDocument,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
