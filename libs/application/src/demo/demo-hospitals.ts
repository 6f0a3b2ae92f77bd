import { Injectable } from '@nestjs/common';
import {
  AssessmentRepository,
  EvidenceRepository,
  PlaceRepository,
  TrailRepository,
} from '@dabiao/persistence';
import { DemoReadings } from './demo-readings';
import type { HospitalScript } from './demo-script';

/** Writes hospitals of the demonstration as their scripts say: rows and trail in one unit of work. */
@Injectable()
export class DemoHospitals {
  constructor(
    private readonly places: PlaceRepository,
    private readonly assessments: AssessmentRepository,
    private readonly evidence: EvidenceRepository,
    private readonly trail: TrailRepository,
    private readonly readings: DemoReadings,
  ) {}

  /** Hospitals and departments come first: people belong to them. */
  async writePlaces(scripts: readonly HospitalScript[]): Promise<void> {
    for (const { hospital, departments } of scripts) {
      await this.places.addHospital(hospital);
      for (const department of departments) await this.places.addDepartment(department);
    }
  }

  async writeWork(scripts: readonly HospitalScript[]): Promise<void> {
    for (const { hospital, assessments, clauses, evidence, measured, acts } of scripts) {
      for (const assessment of assessments) await this.assessments.add(assessment);
      await this.assessments.saveClauseRows(clauses);
      for (const proof of evidence) {
        await this.evidence.add(proof.evidence);
        await this.evidence.addFiles(proof.files);
        await this.evidence.addLinks(proof.links);
      }
      await this.readings.write(measured);
      await this.trail.appendAll(hospital.id, acts);
    }
  }
}
