import type { Edition } from '@dabiao/catalog';
import {
  DEMO_DEPARTMENTS,
  type DemoAnswer,
  type DemoAssessment,
  type DemoHospital,
  type DemoItem,
} from '@dabiao/demo';
import { addDays, addMonths, daysBetween, type Day } from '@dabiao/kernel';
import type {
  Act,
  Assessment as AssessmentRow,
  Change,
  ClauseRow,
  Department,
  Evidence,
  EvidenceFile,
  EvidenceLink,
  Hospital,
} from '@dabiao/persistence';
import { toRow as toAssessmentRow, type Assessment } from '../assessments/assessments.service';
import { toRow, untouched, type ClauseRecord } from '../clauses/clause-record';
import { stamped } from '../clauses/verdicts.service';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import { inspectionScript, type InspectionScript } from './demo-inspection';
import { clauseMoves, type ClauseMove, type Move, type Staff } from './demo-moves';
import { monthEvents, type MonthEvent } from './demo-months';
import { demoDepartmentId, demoHospitalId } from './demo-people';
import { requestScript, type RequestScript } from './demo-requests';
import { scriptedReadings, type ScriptedReadings } from './demo-readings';

/** Everything of one hospital: how things stand, and the trail that leads there. */
export interface HospitalScript {
  readonly hospital: Hospital;
  readonly departments: readonly Department[];
  readonly assessments: readonly AssessmentRow[];
  readonly clauses: readonly ClauseRow[];
  readonly evidence: readonly ScriptedProof[];
  readonly inspection: InspectionScript;
  readonly requests: RequestScript;
  readonly measured: ScriptedReadings;
  /** Oldest first. */
  readonly acts: readonly Act[];
  readonly months: readonly MonthEvent[];
}

export interface ScriptedProof {
  readonly evidence: Evidence;
  readonly files: readonly EvidenceFile[];
  readonly links: readonly EvidenceLink[];
}

/** A file whose bytes are kept already. */
export type StoredFile = Pick<EvidenceFile, 'name' | 'sha256' | 'bytes' | 'mediaType'>;

/** What the hospital shows of its work, and what an inspector took a picture of. */
export interface Shown {
  readonly proofs: readonly ScriptedProof[];
  readonly photo: StoredFile | undefined;
}

/** An assessment of the plan with what it rests on. */
export interface Planned {
  readonly plan: DemoAssessment;
  readonly edition: Edition;
  readonly answers: DemoAnswer[] | DemoItem[];
}

export const demoAssessmentId = (key: string, edition: string): string => demoId('assessment', key, edition);

/** Writes the script of one hospital: every change in order of time, and where the last of them leaves things. */
export function hospitalScript(
  plan: DemoHospital,
  planned: readonly Planned[],
  { proofs, photo }: Shown,
  staff: Staff,
  today: Day,
): HospitalScript {
  const { key, region, zh, en, assessments: plans } = plan;
  const id = demoHospitalId(key);
  const begun = addDays(addMonths(today, -Math.max(...plans.map(({ opened }) => opened))), -7);
  const at = officeTime(begun, key);
  const hospital: Hospital = {
    ...{ id, region, nameZh: zh, nameEn: en },
    demo: true,
    createdAt: at,
    version: 1,
  };
  const departments = DEMO_DEPARTMENTS.map((name): Department => {
    return { id: demoDepartmentId(key, name), hospitalId: id, name, retiredOn: null, version: 1 };
  });
  const places: Move[] = [
    { at, by: 'system', change: { kind: 'hospital', subject: id, before: null, after: hospital } },
    ...departments.map((department): Move => {
      const change: Change = { kind: 'department', subject: department.id, before: null, after: department };
      return { at, by: 'system', change };
    }),
  ];
  const measured = scriptedReadings(key, begun, today, staff.office);
  const lives = planned.map((one) => assessmentLife(key, one, today));
  const moves = [
    ...places,
    ...lives.flatMap((life) => assessmentMoves(life, staff.office)),
    ...proofs.flatMap(proofMoves),
    ...measured.moves,
    ...planned.flatMap(({ plan, edition, answers }) =>
      clauseMoves({
        ...{ assessmentId: demoAssessmentId(key, plan.edition), edition, answers, staff, today },
        opened: addMonths(today, -plan.opened),
      }),
    ),
  ];
  const { clauses } = play(key, moves);
  const inspection = inspectionScript({
    ...{ hospitalId: id, staff, today },
    clauses,
    links: proofs.flatMap(({ links }) => links),
    assessments: planned.map(({ plan, edition }) => ({ id: demoAssessmentId(key, plan.edition), edition })),
  });
  const requests = requestScript({
    ...{ hospitalId: id, staff, today, links: proofs.flatMap(({ links }) => links) },
    clauses: clauses.filter(({ verdict }) => verdict === 'met'),
  });
  const seen = photo ? onsiteProof(photo, inspection) : [];
  const { acts } = play(key, [
    ...[...moves, ...inspection.moves, ...requests.moves],
    ...seen.flatMap(proofMoves),
  ]);
  const assessments = lives.map((life) => toAssessmentRow(life.at(-1)!.assessment));
  const months = monthEvents(plan, staff, today);
  return {
    hospital,
    departments,
    assessments,
    clauses,
    evidence: [...proofs, ...seen],
    measured,
    inspection,
    requests,
    acts,
    months,
  };
}

/** An assessment as it was from a moment on. */
interface Phase {
  readonly at: string;
  readonly assessment: Assessment;
}

/** Opened, and where it went through stages or was awarded, that later. */
function assessmentLife(key: string, { plan, edition }: Planned, today: Day): Phase[] {
  const id = demoAssessmentId(key, plan.edition);
  const opened = addMonths(today, -plan.opened);
  const at = officeTime(opened, `open ${id}`);
  const assessment: Assessment = {
    ...{ id, hospitalId: demoHospitalId(key), editionId: plan.edition },
    ...{ options: plan.options ?? {}, target: plan.target, dueOn: addMonths(today, plan.due) },
    ...{ stage: null, awardedOn: null, validUntil: null, createdAt: at },
    ...{ movedFrom: null, movedTo: null, version: 1 },
  };
  const { stage, awarded } = plan;
  if (stage === undefined) return [{ at, assessment }];
  const months = edition.certification?.validityMonths ?? 36;
  const awardedOn = awarded === undefined ? null : addMonths(today, -awarded);
  const validUntil = awardedOn && addMonths(awardedOn, months);
  const day = awardedOn ?? addDays(opened, Math.floor(daysBetween(opened, today) * 0.6));
  const later = { ...assessment, stage, awardedOn, validUntil, version: 2 };
  return [
    { at, assessment },
    // At least as late as the day on the certificate.
    { at: officeTime(addDays(day, 2), `stage ${id}`), assessment: later },
  ];
}

const assessmentMoves = (life: readonly Phase[], by: string): Move[] =>
  life.map(({ at, assessment }, i) => {
    const { id } = assessment;
    const before = life[i - 1]?.assessment ?? null;
    return {
      at,
      by,
      change: { kind: 'assessment', subject: id, assessmentId: id, before, after: assessment },
    };
  });

function proofMoves({ evidence, files, links }: ScriptedProof): Move[] {
  const { id, createdAt: at, createdBy: by } = evidence;
  return [
    { at, by, change: { kind: 'evidence', subject: id, before: null, after: { ...evidence, files } } },
    ...links.map((link): Move => {
      const { assessmentId, code } = link;
      return { at, by, change: { kind: 'link', subject: id, assessmentId, code, before: null, after: link } };
    }),
  ];
}

/** The picture of a clause that was rejected on a visit. */
function onsiteProof(photo: StoredFile, { findings }: InspectionScript): ScriptedProof[] {
  const finding = findings.find(({ visitId, state }) => visitId !== null && state === 'open');
  if (!finding) return [];
  const { assessmentId, code, hospitalId, visitId, raisedAt: at, raisedBy: by } = finding;
  const id = demoId('evidence', 'onsite', code);
  const evidence: Evidence = {
    ...{ id, hospitalId, title: `演示·现场照片 ${code}`, kind: 'picture', confidential: false },
    ...{ origin: 'onsite', visitId, note: '演示：登记本缺最近三个月', revision: 1 },
    ...{ issuedOn: null, inForceFrom: null, inForceTo: null, periodFrom: null, periodTo: null },
    ...{ retired: false, retiredReason: null, createdAt: at, createdBy: by, updatedAt: at, version: 1 },
  };
  const file = { id: demoId('file', id), evidenceId: id, revision: 1, position: 1, ...photo };
  return [
    {
      evidence,
      files: [{ ...file, addedAt: at, addedBy: by }],
      links: [{ evidenceId: id, assessmentId, code, against: true, linkedAt: at, linkedBy: by }],
    },
  ];
}

/** Plays the moves in order of time. What one person did at one moment is one request. */
function play(key: string, moves: readonly (Move | ClauseMove)[]): { acts: Act[]; clauses: ClauseRow[] } {
  const current = new Map<string, { assessmentId: string; record: ClauseRecord }>();
  const acts: { stamp: Act['stamp']; changes: Change[] }[] = [];
  for (const move of [...moves].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const { at, by } = move;
    let act = acts.at(-1);
    if (act?.stamp.at !== at || act.stamp.by !== by) {
      act = { stamp: { at, by, requestId: demoId('request', key, at, by) }, changes: [] };
      acts.push(act);
    }
    if ('change' in move) {
      act.changes.push(move.change);
      continue;
    }
    const { assessmentId, code, apply } = move;
    const clause = `${assessmentId} ${code}`;
    const before = current.get(clause)?.record ?? untouched(code);
    const after = stamped(apply(before), before, act.stamp);
    current.set(clause, { assessmentId, record: after });
    const was = before.version === 0 ? null : before;
    act.changes.push({ kind: 'clause', subject: assessmentId, assessmentId, code, before: was, after });
  }
  const clauses = [...current.values()].map(({ assessmentId, record }) =>
    toRow(assessmentId, record, { at: record.updatedAt!, by: record.updatedBy! }),
  );
  return { acts, clauses };
}
