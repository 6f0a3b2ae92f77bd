import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { DueMark, RoundMark, SeverityMark, StateMark } from './marks';
import type { Finding } from './use-findings';

interface Props {
  readonly finding: Finding;
  readonly withHospital: boolean;
  /** A column of the board says it already. */
  readonly withState?: boolean;
}

/** A finding in a small space: on a phone, and on the board. */
export function FindingTile({ finding, withHospital, withState }: Props): ReactNode {
  const { t, titleOf, nameOf } = useText();
  const { id, number, code, clause, description, severity, state, round, departmentName } = finding;
  return (
    <li className="finding-tile">
      <Link to={`/findings/${id}`}>
        {code} {titleOf(clause)}
      </Link>
      <span className="line small">
        <span className="muted figures nowrap">{number}</span>
        {withState && <StateMark state={state} />}
        <SeverityMark severity={severity} />
        <RoundMark round={round} />
      </span>
      <span className="muted small finding-line">{description}</span>
      <span className="small">
        {withHospital && <>{nameOf(finding.hospital)} · </>}
        <span className="muted">{departmentName ?? t('web.finding.department.none')}</span>
      </span>
      <span className="small">
        <DueMark finding={finding} />
      </span>
    </li>
  );
}
