import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { regionContains } from '@dabiao/access';
import {
  DEMO_ACCOUNTS,
  DEMO_HOSPITALS,
  DEMO_PROOFS,
  Dice,
  onsitePhoto,
  proofFile,
  type DemoHospital,
  type DemoProof,
} from '@dabiao/demo';
import { EvidenceStore } from '@dabiao/evidence-store';
import { addDays, type Day } from '@dabiao/kernel';
import type { Evidence, EvidenceFile, EvidenceLink } from '@dabiao/persistence';
import { EvidenceLimits } from '../evidence/evidence-limits';
import { mediaTypeOf } from '../evidence/media-type';
import { EditionsService } from '../standards/editions.service';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import type { Staff } from './demo-moves';
import { demoDepartmentId, demoHospitalId, demoPersonId } from './demo-people';
import {
  demoAssessmentId,
  hospitalScript,
  type HospitalScript,
  type Planned,
  type ScriptedProof,
  type StoredFile,
} from './demo-script';

/** The hospital whose proofs are part of the demonstration. */
const WITH_PROOFS = 'liulin';

/** Turns the plans of the demonstration into rows, relative to a day. The bytes of its proofs go into the store. */
@Injectable()
export class DemoScripts {
  constructor(
    private readonly editions: EditionsService,
    private readonly store: EvidenceStore,
    private readonly limits: EvidenceLimits,
  ) {}

  async all(today: Day): Promise<HospitalScript[]> {
    const scripts: HospitalScript[] = [];
    for (const hospital of DEMO_HOSPITALS) {
      const planned = await this.planned(hospital);
      const proofs: ScriptedProof[] = [];
      if (hospital.key === WITH_PROOFS)
        for (const proof of DEMO_PROOFS) proofs.push(await this.proof(proof, planned, today));
      const photo = hospital.key === WITH_PROOFS ? await this.photo() : undefined;
      scripts.push(hospitalScript(hospital, planned, { proofs, photo }, staffOf(hospital.key), today));
    }
    return scripts;
  }

  private planned({ assessments }: DemoHospital): Promise<Planned[]> {
    return Promise.all(
      assessments.map(async (plan) => {
        const edition = await this.editions.get(plan.edition);
        return { plan, edition, answers: plan.answers(edition) };
      }),
    );
  }

  private async proof(proof: DemoProof, planned: readonly Planned[], today: Day): Promise<ScriptedProof> {
    const { key, title, kind, confidential = false, added, from, to, file } = proof;
    const id = demoId('evidence', key);
    const by = staffOf(WITH_PROOFS).office;
    const at = officeTime(addDays(today, added), key);
    const inForceFrom = addDays(today, from);
    const evidence: Evidence = {
      ...{
        id,
        hospitalId: demoHospitalId(WITH_PROOFS),
        title,
        kind,
        confidential,
        origin: 'hospital',
        visitId: null,
      },
      ...{ issuedOn: inForceFrom, inForceFrom, inForceTo: to === undefined ? null : addDays(today, to) },
      ...{ periodFrom: null, periodTo: null, note: null, revision: 1, retired: false, retiredReason: null },
      ...{ createdAt: at, createdBy: by, updatedAt: at, version: 1 },
    };
    const stored: EvidenceFile = {
      ...{ id: demoId('file', key), evidenceId: id, revision: 1, position: 1 },
      ...(await this.put(file.name, proofFile(proof))),
      ...{ addedAt: at, addedBy: by },
    };
    const links = supported(proof, planned).map(({ edition, code }): EvidenceLink => {
      const assessmentId = demoAssessmentId(WITH_PROOFS, edition);
      return { evidenceId: id, assessmentId, code, against: false, linkedAt: at, linkedBy: by };
    });
    return { evidence, files: [stored], links };
  }

  private photo(): Promise<StoredFile> {
    return this.put('演示照片.png', onsitePhoto());
  }

  private async put(name: string, content: Uint8Array): Promise<StoredFile> {
    const source = Readable.from([Buffer.from(content)]);
    const { sha256, bytes, head } = await this.store.put(source, { limitBytes: this.limits.fileBytes });
    const mediaType = await mediaTypeOf(head, name);
    if (mediaType === undefined) throw new Error(`The demo's ${name} would be refused as an upload.`);
    return { name, sha256, bytes, mediaType };
  }
}

/** Clauses that are met, in the sections a proof is about. */
function supported(
  { key, supports }: DemoProof,
  planned: readonly Planned[],
): { edition: string; code: string }[] {
  return supports.flatMap(({ edition: wanted, sections = [''], clauses }) => {
    const { edition, answers } = planned.find(({ plan }) => plan.edition === wanted)!;
    const met = new Set(
      answers.flatMap((answer) => ('verdict' in answer && answer.verdict === 'met' ? [answer.code] : [])),
    );
    const about = edition.clauses.filter((clause) => {
      const section = ('section' in clause ? clause.section : undefined) ?? '';
      return met.has(clause.code) && sections.some((prefix) => section.startsWith(prefix));
    });
    const chosen = new Dice(`proof ${key} ${wanted}`).pick(about, Math.min(clauses, about.length));
    return chosen.map(({ code }) => ({ edition: wanted, code }));
  });
}

function staffOf(hospital: string): Staff {
  const region = DEMO_HOSPITALS.find(({ key }) => key === hospital)!.region;
  const inspectors = DEMO_ACCOUNTS.filter(
    (account) => account.role === 'inspector' && regionContains(account.region!, region),
  )
    .sort((a, b) => b.region!.replace(/0+$/, '').length - a.region!.replace(/0+$/, '').length)
    .map(({ login }) => demoPersonId(login));
  const staff = DEMO_ACCOUNTS.filter((account) => account.hospital === hospital);
  const clerks = new Map(
    staff.flatMap(({ department, login }) =>
      department ? [[department as string, demoPersonId(login)]] : [],
    ),
  );
  return {
    office: demoPersonId(staff.find(({ role }) => role === 'qualityOffice')!.login),
    departmentId: (name) => demoDepartmentId(hospital, name),
    clerk: (name) => clerks.get(name) ?? null,
    inspectors: [inspectors[0]!, inspectors[1] ?? null],
  };
}
