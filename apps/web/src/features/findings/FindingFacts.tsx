import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { atTime } from '../../shared/format';
import { useEdition } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Fact } from './Fact';
import { DueMark } from './marks';
import type { FindingToActOn } from './use-findings';

/** What is wrong, on which clause, and until when. */
export function FindingFacts({ finding }: { readonly finding: FindingToActOn }): ReactNode {
  const { t, words, nameOf } = useText();
  const edition = useEdition(finding.editionId);
  const { assessmentId, code, description, hospital, raisedAt, raisedBy, people } = finding;
  const clause = edition.data?.clauses.find((one) => one.code === code);
  return (
    <Card title={t('web.finding.description')}>
      <p className="finding-text">{description}</p>
      <dl className="finding-facts">
        <Fact name={t('web.finding.clause')}>
          <Link to={checklistPath(assessmentId, { clause: code })}>
            {code} {clause ? words(clause.title) : ''}
          </Link>
        </Fact>
        <Fact name={t('web.clause.requirement')}>
          {clause && 'requirement' in clause && clause.requirement ? words(clause.requirement) : null}
        </Fact>
        <Fact name={t('web.finding.hospital')}>{nameOf(hospital)}</Fact>
        <Fact name={t('web.finding.raised')}>
          {t('web.finding.byAt', { name: people[raisedBy] ?? '—', time: atTime(raisedAt) })}
        </Fact>
        <Fact name={t('web.finding.due')}>
          <DueMark finding={finding} />
        </Fact>
      </dl>
    </Card>
  );
}
