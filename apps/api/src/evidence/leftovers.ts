import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EvidenceService } from '@dabiao/application';

/** Before the server takes its first request, the half-received files of a killed one go. */
@Injectable()
export class Leftovers implements OnApplicationBootstrap {
  constructor(private readonly evidence: EvidenceService) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.evidence.sweep();
  }
}
