import { Injectable } from '@nestjs/common';
import { reachOf, type Reach } from '@dabiao/access';
import type { Day } from '@dabiao/kernel';
import { AssessmentRepository, NoticeRepository, PeopleRepository, type Contact } from '@dabiao/persistence';
import { EditionsService } from '../standards/editions.service';
import { digestMessage, NOTICES_SPELT, type DigestMessage } from './digest-message';

/** The notices of a digest, in the words of its reader. */
@Injectable()
export class DigestContent {
  constructor(
    private readonly people: PeopleRepository,
    private readonly notices: NoticeRepository,
    private readonly assessments: AssessmentRepository,
    private readonly editions: EditionsService,
  ) {}

  collect(personId: string, day: Day): Promise<void> {
    return this.notices.intoDigest([personId], day);
  }

  /** Null where the person cannot sign in any more, or reaches no hospital that a notice is of. */
  async write({ personId, digestLang }: Contact, day: Day, publicUrl: string): Promise<DigestMessage | null> {
    const reach = await this.reach(personId);
    if (!reach) return null;
    const total = await this.notices.countOfDigest(personId, reach, day);
    if (total === 0) return null;
    const notices = await this.notices.ofDigest(personId, reach, day, NOTICES_SPELT);
    const ids = [...new Set(notices.flatMap(({ assessmentId }) => assessmentId ?? []))];
    const editions = new Map(
      await Promise.all(
        (await this.assessments.withHospitals(ids)).map(
          async ({ assessment }) => [assessment.id, await this.editions.get(assessment.editionId)] as const,
        ),
      ),
    );
    return digestMessage(digestLang, notices, total, editions, publicUrl);
  }

  private async reach(personId: string): Promise<Reach | null> {
    const found = await this.people.find(personId);
    if (!found || found.person.disabled || found.person.demo) return null;
    return reachOf({ userId: personId, memberships: found.memberships }, 'hospital.read');
  }
}
