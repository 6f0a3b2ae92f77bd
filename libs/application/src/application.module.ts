import { AnswerKeyService } from './assessments/answer-key.service';
import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { EvidenceStore } from '@dabiao/evidence-store';
import { PersistenceModule } from '@dabiao/persistence';
import { AssessmentsService, Recorder } from './assessments/assessments.service';
import { AssigneesService } from './clauses/assignees';
import { ClausesService } from './clauses/clauses.service';
import { VerdictsService } from './clauses/verdicts.service';
import { ComplianceService } from './compliance/compliance.service';
import { ProofsService } from './compliance/proofs.service';
import { DemoData } from './demo/demo-data';
import { DemoHospitals } from './demo/demo-hospitals';
import { DemoPeople } from './demo/demo-people';
import { DemoScripts } from './demo/demo-scripts';
import { EvidenceBook } from './evidence/evidence-book';
import { EvidenceIntake } from './evidence/evidence-intake';
import { EvidenceLimits } from './evidence/evidence-limits';
import { EvidenceLinksService } from './evidence/evidence-links.service';
import { EvidenceService } from './evidence/evidence.service';
import { HistoryService } from './history/history.service';
import { OutstandingService } from './outstanding/outstanding.service';
import { Clock } from './clock';
import { EditionsService } from './standards/editions.service';
import { ColleaguesService } from './people/colleagues.service';
import { PeopleService } from './people/people.service';
import { SessionsService } from './people/sessions.service';
import { PlacesService } from './places/places.service';
import { ServerStart } from './start/server-start';

export interface ApplicationSettings {
  readonly databaseUrl: string;
  /** Folder for the bytes of evidence. */
  readonly dataDir: string;
}

/** Where a use case finds the folder of the evidence. */
export const APPLICATION_SETTINGS = Symbol('ApplicationSettings');

const SERVICES = [
  Clock,
  EditionsService,
  PeopleService,
  ColleaguesService,
  SessionsService,
  PlacesService,
  Recorder,
  AssessmentsService,
  ProofsService,
  AssigneesService,
  ClausesService,
  VerdictsService,
  ComplianceService,
  OutstandingService,
  HistoryService,
  EvidenceLimits,
  EvidenceIntake,
  EvidenceBook,
  EvidenceService,
  EvidenceLinksService,
  DemoScripts,
  DemoPeople,
  DemoHospitals,
  DemoData,
  ServerStart,
  AnswerKeyService,
];

/** Every use case, on one database. */
@Module({})
export class ApplicationModule {
  static with(settings: ApplicationSettings): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [PersistenceModule.forDatabase(settings.databaseUrl)],
      providers: [
        ...SERVICES,
        { provide: APPLICATION_SETTINGS, useValue: settings },
        { provide: EvidenceStore, useValue: new EvidenceStore(join(settings.dataDir, 'evidence')) },
      ],
      exports: [...SERVICES, PersistenceModule],
    };
  }
}
