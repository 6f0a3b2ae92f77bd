import { useState, type ReactNode } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useParams } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DemoBadge } from '../../shared/ui/Badges';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Cycle } from './Cycle';
import { FindingFacts } from './FindingFacts';
import { RoundMark, SeverityMark, StateMark } from './marks';
import { NextSteps } from './steps/NextSteps';
import { Rectifying } from './Rectifying';
import { Timeline } from './Timeline';
import { useFinding, type FindingToActOn } from './use-findings';
import './findings.css';

/** One finding: what is wrong, what is done about it, what comes next, and everything that happened. */
export function FindingPage(): ReactNode {
  const id = useParams()['findingId']!;
  const finding = useFinding(id);
  return (
    <div className="page findings">
      <Loaded query={finding} screen>
        {(data) => <Detail key={id} finding={data} />}
      </Loaded>
    </div>
  );
}

function Detail({ finding }: { readonly finding: FindingToActOn }): ReactNode {
  const { t, titleOf } = useText();
  const [changed, setChanged] = useState(false);
  const { number, code, clause, severity, state, round } = finding;
  return (
    <>
      <PageHead
        title={
          <>
            <span className="figures">{code}</span> {titleOf(clause)}
          </>
        }
        tags={
          <span className="line">
            <span className="tag figures">
              {t('web.finding.number')} {number}
            </span>
            <StateMark state={state} />
            <SeverityMark severity={severity} />
            <RoundMark round={round} />
            <DemoBadge demo={finding.hospital.demo} />
          </span>
        }
      >
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('web.print')}
        </Button>
      </PageHead>
      <Cycle finding={finding} />
      {changed && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="finding-changed"
          title={t('web.finding.changed')}
          closable={{ 'aria-label': t('web.close'), onClose: () => setChanged(false) }}
        />
      )}
      <div className="finding-two">
        <div className="finding-stack">
          <FindingFacts finding={finding} />
          <Rectifying finding={finding} />
          <NextSteps finding={finding} setChanged={setChanged} />
        </div>
        <Card title={t('web.finding.timeline')}>
          <Timeline finding={finding} />
        </Card>
      </div>
    </>
  );
}
