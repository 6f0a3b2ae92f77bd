import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApplicationModule } from '@dabiao/application';
import { AssessmentsController } from './assessments/assessments.controller';
import { ComplianceController } from './compliance/compliance.controller';
import { CONFIG, type Config } from './config';
import { EvidenceController } from './evidence/evidence.controller';
import { Leftovers } from './evidence/leftovers';
import { HistoryController } from './history/history.controller';
import { StandardsController } from './standards/standards.controller';
import { HealthController } from './health/health.controller';
import { AccessGuard, CallerSource } from './http/access';
import { ProblemFilter } from './http/problem.filter';
import { ApiDocument } from './openapi/api-document';
import { OpenApiController } from './openapi/openapi.controller';
import { OutstandingController } from './outstanding/outstanding.controller';
import { ColleaguesController } from './people/colleagues.controller';
import { PeopleController } from './people/people.controller';
import { DepartmentsController } from './places/departments.controller';
import { HospitalsController } from './places/hospitals.controller';
import { RegionsController } from './places/regions.controller';
import { SessionCallerSource } from './session/session-caller-source';
import { SessionController } from './session/session.controller';
import { SignInLimit } from './session/sign-in-limit';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [ApplicationModule.with(config)],
      controllers: [
        AssessmentsController,
        ComplianceController,
        OutstandingController,
        EvidenceController,
        HistoryController,
        StandardsController,
        HealthController,
        OpenApiController,
        SessionController,
        PeopleController,
        ColleaguesController,
        RegionsController,
        HospitalsController,
        DepartmentsController,
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
