import { Injectable } from '@nestjs/common';
import {
  AppealRepository,
  AssessmentRepository,
  EvidenceRepository,
  FindingRepository,
  PlaceRepository,
  ReviewRepository,
} from '@dabiao/persistence';
import type { InspectionScript } from './demo-inspection';
import { DemoMonths } from './demo-months';
import { DemoReadings } from './demo-readings';
import type { HospitalScript } from './demo-script';

/** Writes what inspectors said in the demonstration. */
@Injectable()
export class DemoInspection {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly findings: FindingRepository,
    private readonly appeals: AppealRepository,
  ) {}

  async write({ reviews, findings, appeals }: InspectionScript): Promise<void> {
    await this.reviews.save(reviews);
    await this.findings.save(findings);
    for (const appeal of appeals) await this.appeals.add(appeal);
  }
}

/** Writes hospitals of the demonstration as their scripts say: rows and trail in one unit of work. */
@Injectable()
export class DemoHospitals {
  constructor(
    private readonly places: PlaceRepository,
    private readonly assessments: AssessmentRepository,
    private readonly evidence: EvidenceRepository,
    private readonly inspection: DemoInspection,
    private readonly readings: DemoReadings,
    private readonly months: DemoMonths,
  ) {}

  /** Hospitals and departments come first: people belong to them. */
  async writePlaces(scripts: readonly HospitalScript[]): Promise<void> {
    for (const { hospital, departments } of scripts) {
      await this.places.addHospital(hospital);
      for (const department of departments) await this.places.addDepartment(department);
    }
  }

  async writeWork(scripts: readonly HospitalScript[]): Promise<void> {
    for (const script of scripts) {
      const { hospital, assessments, clauses, evidence, measured, inspection, acts, months } = script;
      for (const assessment of assessments) await this.assessments.add(assessment);
      await this.assessments.saveClauseRows(clauses);
      for (const proof of evidence) {
        await this.evidence.add(proof.evidence);
        await this.evidence.addFiles(proof.files);
        await this.evidence.addLinks(proof.links);
      }
      await this.inspection.write(inspection);
      await this.readings.write(measured);
      await this.months.write(hospital, acts, months);
    }
  }
}
