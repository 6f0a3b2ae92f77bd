import { Injectable } from '@nestjs/common';
import {
  AppealRepository,
  AssessmentRepository,
  EvidenceRepository,
  FindingRepository,
  PlaceRepository,
  ProofRequestRepository,
  ReviewRepository,
} from '@dabiao/persistence';
import type { InspectionScript } from './demo-inspection';
import { DemoMonths } from './demo-months';
import { DemoReadings } from './demo-readings';
import type { RequestScript } from './demo-requests';
import type { HospitalScript } from './demo-script';

/** Writes what inspectors said in the demonstration. */
@Injectable()
export class DemoInspection {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly findings: FindingRepository,
    private readonly appeals: AppealRepository,
    private readonly requests: ProofRequestRepository,
  ) {}

  async write({ reviews, findings, appeals }: InspectionScript, { requests }: RequestScript): Promise<void> {
    await this.reviews.save(reviews);
    await this.findings.save(findings);
    for (const appeal of appeals) await this.appeals.add(appeal);
    for (const request of requests) await this.requests.add(request);
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
      const { hospital, assessments, clauses, evidence, measured, inspection, requests } = script;
      const { acts, months } = script;
      for (const assessment of assessments) await this.assessments.add(assessment);
      await this.assessments.saveClauseRows(clauses);
      for (const proof of evidence) {
        await this.evidence.add(proof.evidence);
        await this.evidence.addFiles(proof.files);
        await this.evidence.addLinks(proof.links);
      }
      await this.inspection.write(inspection, requests);
      await this.readings.write(measured);
      await this.months.write(hospital, acts, months);
    }
  }
}
