import { Injectable } from '@nestjs/common';
import {
  fingerprint,
  GENESIS,
  HistoryRepository,
  PeopleRepository,
  PlaceRepository,
  SYSTEM_CHAIN,
  type HistoryEntry,
  type HistoryFilter,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { AssessmentsService } from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';

/** The end of a chain. Whoever keeps it can prove that an entry before it was changed. */
export interface HistoryHead {
  readonly n: number;
  readonly hash: string;
  /** The beginning of the hash, for people to compare. */
  readonly fingerprint: string;
}

/** Entries, and what the people are called who did it or are named in them. */
export interface TrailPage extends Page<HistoryEntry> {
  readonly people: Readonly<Record<string, string>>;
}

/** What happened, newest first. Clauses and assessments are open to their readers, a hospital's whole trail is not. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly places: PlaceRepository,
    private readonly people: PeopleRepository,
    private readonly assessments: AssessmentsService,
  ) {}

  async ofHospital(
    caller: Caller,
    hospitalId: string,
    filter: Omit<HistoryFilter, 'chain'>,
    page: PageRequest,
  ): Promise<TrailPage> {
    reachable(caller, 'history.read', await this.places.hospital(hospitalId));
    return this.named({ ...filter, chain: hospitalId }, page);
  }

  async headOfHospital(caller: Caller, hospitalId: string): Promise<HistoryHead> {
    reachable(caller, 'history.read', await this.places.hospital(hospitalId));
    return this.headOf(hospitalId);
  }

  headOfSystem(): Promise<HistoryHead> {
    return this.headOf(SYSTEM_CHAIN);
  }

  /** What belongs to no hospital: people, sessions, standards. */
  ofSystem(filter: Omit<HistoryFilter, 'chain'>, page: PageRequest): Promise<TrailPage> {
    return this.named({ ...filter, chain: SYSTEM_CHAIN }, page);
  }

  /** An assessment's changes, or those of one of its clauses. */
  async ofAssessment(
    caller: Caller,
    assessmentId: string,
    code: string | undefined,
    page: PageRequest,
  ): Promise<Page<HistoryEntry>> {
    const { hospital } = await this.assessments.reach(caller, 'assessment.read', assessmentId);
    const filter = code === undefined ? { assessmentId } : { assessmentId, code };
    return this.history.page({ ...filter, chain: hospital.id }, page);
  }

  /** Three queries. */
  private async named(filter: HistoryFilter, page: PageRequest): Promise<TrailPage> {
    const found = await this.history.page(filter, page);
    return { ...found, people: await this.people.namesOf(found.items.flatMap(peopleIn)) };
  }

  private async headOf(chain: string): Promise<HistoryHead> {
    const { n, hash } = (await this.history.head(chain)) ?? { n: 0, hash: GENESIS };
    return { n, hash, fingerprint: fingerprint(hash) };
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Who did it, and everybody the change names: in fields such as `personId` and `decidedBy`, as members of a visit, as its subject. */
function peopleIn({ by, kind, subject, before, after }: HistoryEntry): string[] {
  const named = [before, after].flatMap((state) => Object.entries(state ?? {}).flatMap(peopleOf));
  const subjects = kind === 'person' || kind === 'session' ? [subject] : [];
  return [by, ...subjects, ...named].filter((id) => ID.test(id));
}

function peopleOf([field, value]: [string, unknown]): string[] {
  if (field !== 'personId' && field !== 'personIds' && !field.endsWith('By')) return [];
  return [value].flat().filter((one) => typeof one === 'string');
}
