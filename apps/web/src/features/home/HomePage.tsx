import { Suspense, type ReactNode } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { lazyPiece } from '../../shared/lazy-piece';
import { useHospital, useMe, useOutstanding } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { Failure } from '../../shared/ui/Failure';
import { Loading } from '../../shared/ui/Loading';
import { Notice } from '../../shared/ui/Notice';
import { PageHead } from '../../shared/ui/PageHead';
import { CentresCard } from './CentresCard';
import { DepartmentsCard } from './DepartmentsCard';
import { DueCard } from './DueCard';
import { DueStandards } from './DueStandards';
import { LadderCard } from './LadderCard';
import { RateCard } from './RateCard';
import type { Work } from './work';
import { monthAgo, useCompliance } from './use-home';
import './home.css';

// Rates and what is due come first; the trend brings a chart and choices.
const TrendCard = lazyPiece(async () => (await import('./TrendCard')).TrendCard);

/** One page that says where the hospital stands, what is missing, and who owes it. */
export function HomePage(): ReactNode {
  const id = useParams()['hospitalId']!;
  const { t, nameOf } = useText();
  const hospital = useHospital(id);
  const now = useCompliance(id);
  const then = useCompliance(id, monthAgo());
  const outstanding = useOutstanding(id);
  const failed = [hospital, now, outstanding].find(({ isError, data }) => isError && data === undefined);
  if (failed)
    return (
      <div className="page">
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      </div>
    );
  if (!hospital.data || !now.data || !outstanding.data) return <Loading />;
  const works = now.data.assessments.flatMap((line): Work[] => {
    const work = outstanding.data.assessments.find((one) => one.assessmentId === line.assessmentId);
    const before = then.data?.assessments.find((one) => one.assessmentId === line.assessmentId);
    return work ? [{ line, before, work }] : [];
  });
  const of = (method: string): Work[] => works.filter(({ work }) => work.edition.method === method);
  return (
    <div className="page">
      <PageHead
        title={nameOf(hospital.data)}
        tags={
          <>
            <span className="muted">{t('web.home.asOf', { day: outstanding.data.day })}</span>
            <span className="only-print">
              <DemoBadge demo={hospital.data.demo} />
            </span>
          </>
        }
      >
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('web.print')}
        </Button>
      </PageHead>
      {works.length === 0 ? (
        <NoWork hospitalId={id} />
      ) : (
        <div className="home">
          {of('rate').map((work) => (
            <RateCard key={work.line.assessmentId} {...work} />
          ))}
          <div className="home-two">
            <div className="home-column">
              <Suspense
                fallback={
                  <Card title={t('web.home.trend')}>
                    <Loading />
                  </Card>
                }
              >
                <TrendCard works={works} />
              </Suspense>
              <DueStandards outstanding={outstanding.data} />
            </div>
            <DueCard hospitalId={id} outstanding={outstanding.data} works={works} />
          </div>
          <CentresCard hospitalId={id} works={of('weighted-elements')} />
          {of('level-ladder').map((work) => (
            <LadderCard key={work.line.assessmentId} {...work} />
          ))}
          <DepartmentsCard hospitalId={id} outstanding={outstanding.data} />
        </div>
      )}
    </div>
  );
}

function NoWork({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t } = useText();
  const { permissions } = useMe();
  return (
    <Notice title={t('web.home.noAssessments')} why="">
      {permissions.includes('assessment.manage') && (
        <Link to={`/hospitals/${hospitalId}/assessments`}>{t('web.home.openOne')}</Link>
      )}
    </Notice>
  );
}
