import { Module, type DynamicModule } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { readerOptions, writerOptions } from './data-source';
import { AssessmentRepository } from './repositories/assessments';
import { DeskRepository } from './repositories/desk';
import { FindingRepository } from './repositories/findings';
import { ContactRepository, DigestRepository } from './repositories/digests';
import { DueRepository } from './repositories/due';
import { JobRunRepository } from './repositories/job-runs';
import { MemberRepository } from './repositories/members';
import { MonthDocumentRepository } from './repositories/month-documents';
import { MonthRepository } from './repositories/months';
import { MoveRepository } from './repositories/moves';
import { NoticeRepository } from './repositories/notices';
import { RegionStandingRepository } from './repositories/region-standings';
import { AppealRepository, ReviewRepository } from './repositories/reviews';
import { EvidenceRepository } from './repositories/evidence';
import { HistoryRepository } from './repositories/history';
import { ProofRequestRepository } from './repositories/proof-requests';
import { GoalRepository, IndicatorRepository } from './repositories/indicators';
import { ProofRepository } from './repositories/proofs';
import { PeopleRepository } from './repositories/people';
import { PlaceRepository } from './repositories/places';
import { ReadingRepository } from './repositories/readings';
import { ReportJobRepository } from './repositories/report-jobs';
import { StandingRepository } from './repositories/standing';
import { TrailRepository } from './repositories/trail';
import { VisitRepository } from './repositories/visits';
import { UnitOfWork } from './unit-of-work';

const PROVIDERS = [
  UnitOfWork,
  TrailRepository,
  PlaceRepository,
  PeopleRepository,
  AssessmentRepository,
  HistoryRepository,
  ProofRepository,
  EvidenceRepository,
  StandingRepository,
  ReviewRepository,
  AppealRepository,
  FindingRepository,
  DeskRepository,
  VisitRepository,
  ProofRequestRepository,
  IndicatorRepository,
  ReadingRepository,
  GoalRepository,
  MonthRepository,
  MonthDocumentRepository,
  ReportJobRepository,
  RegionStandingRepository,
  MemberRepository,
  MoveRepository,
  DueRepository,
  NoticeRepository,
  ContactRepository,
  DigestRepository,
  JobRunRepository,
];

/** The database: one connection that writes, one that only reads, and the repositories. */
@Module({})
export class PersistenceModule {
  static forDatabase(url: string): DynamicModule {
    return {
      module: PersistenceModule,
      imports: [
        TypeOrmModule.forRoot({ ...writerOptions(url), retryAttempts: 0 }),
        // Opened second: on SQLite the file and its tables must exist before a read-only connection can.
        TypeOrmModule.forRootAsync({
          name: 'reader',
          inject: [getDataSourceToken()],
          useFactory: (_writer: DataSource) => ({ ...readerOptions(url), retryAttempts: 0 }),
        }),
      ],
      providers: PROVIDERS,
      exports: PROVIDERS,
    };
  }
}
