import { can, departmentsWith } from '@dabiao/access';
import {
  FINDING_ACTIONS,
  FINDING_SIDES,
  mayVerify,
  nextFinding,
  type FindingAction,
  type FindingSide,
} from '@dabiao/inspection';
import type { Permission } from '@dabiao/access';
import type { FindingLine } from '@dabiao/persistence';
import type { Caller } from '../caller';

export const FINDING_PERMISSIONS: Readonly<Record<FindingSide, Permission>> = {
  hospital: 'finding.rectify',
  inspectors: 'finding.supervise',
};

/** The steps that a person may take with a finding now, so that no more is offered than would be accepted. */
export function choicesOf({ actor }: Caller, { finding, hospital }: FindingLine): FindingAction[] {
  const place = { hospitalId: hospital.id, region: hospital.region };
  const departments = departmentsWith(actor, 'finding.rectify', place);
  const theirs = departments === 'all' || departments.includes(finding.departmentId ?? '');
  return FINDING_ACTIONS.filter((action) => {
    const side = FINDING_SIDES[action];
    if (action === 'reopen' || nextFinding(finding, action) === undefined) return false;
    if (action === 'verify' && !mayVerify(finding.fixedBy, actor.userId)) return false;
    return can(actor, FINDING_PERMISSIONS[side], place) && (side === 'inspectors' || theirs);
  });
}
