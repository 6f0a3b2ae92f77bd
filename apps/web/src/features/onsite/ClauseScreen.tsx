import { useState, type ReactNode } from 'react';
import { LeftOutlined } from '@ant-design/icons';
import { useOnline } from '../../shared/connection';
import { atTime } from '../../shared/format';
import { isAbout } from '../../shared/outbox/field-queue';
import { useOutbox } from '../../shared/outbox/outbox';
import { useNames } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { Requirement } from '../checklist/panel/Requirement';
import { VerdictMark } from '../checklist/VerdictMark';
import { ProofState } from '../evidence/proof-state';
import { ProofDrawer } from '../evidence/ProofDrawer';
import { useProofList } from '../evidence/use-evidence';
import '../evidence/evidence.css';
import { Decide } from './Decide';
import { FieldLine } from './FieldLine';
import type { OnsiteLine, Pack, Visit } from './pack';
import type { Said } from './shown';

interface Props {
  readonly visit: Visit;
  readonly hospital: Visit['hospitals'][number];
  readonly pack: Pack;
  readonly line: OnsiteLine;
  readonly said: Said;
  readonly goes: boolean;
  readonly close: () => void;
}

/** One clause on site: what is asked, what the hospital says and shows, and what one decides. */
export function ClauseScreen({ visit, hospital, line, goes, close }: Props): ReactNode {
  const { t, words } = useText();
  const { clause, record, assessmentId } = line;
  const { field } = useOutbox();
  const own = { visitId: visit.id, assessmentId, code: clause.code };
  const items = field.filter((item) => isAbout(item, own) && item.state !== 'draft');
  return (
    <article className="onsite-clause">
      <button type="button" className="link-button onsite-to-list" onClick={close}>
        <LeftOutlined aria-hidden /> {t('web.onsite.list')}
      </button>
      <h2>
        <span className="figures">{clause.code}</span> {words(clause.title)}
      </h2>
      <section className="panel-part">
        <h3>{t('web.onsite.self')}</h3>
        <p className="panel-text">
          {record.item === null ? (
            <VerdictMark verdict={record.verdict} />
          ) : (
            t('web.home.ladder.level', { level: record.item.level })
          )}
          {record.judgement && <span className="muted"> {record.judgement.calculation}</span>}
        </p>
        {record.reason !== null && <p className="panel-text">{record.reason}</p>}
      </section>
      <Requirement row={line} hospitalId={hospital.id} />
      <Proofs hospitalId={hospital.id} assessmentId={assessmentId} code={clause.code} />
      <LastDecision line={line} hospitalId={hospital.id} visitId={visit.id} />
      {items.length > 0 && (
        <section className="panel-part">
          <h3>{t('web.onsite.items')}</h3>
          <ul className="onsite-items">
            {items.map((item) => (
              <FieldLine key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      {goes && <Decide visit={visit} hospitalId={hospital.id} line={line} close={close} />}
    </article>
  );
}

interface ProofsProps {
  readonly hospitalId: string;
  readonly assessmentId: string;
  readonly code: string;
}

function Proofs({ hospitalId, assessmentId, code }: ProofsProps): ReactNode {
  const { t } = useText();
  const online = useOnline();
  const [open, setOpen] = useState<string>();
  const proofs = useProofList(hospitalId, { assessmentId, code, size: 50 });
  return (
    <section className="panel-part">
      <h3>{t('web.onsite.proofs')}</h3>
      {!online && proofs.data === undefined ? (
        <p className="muted panel-text">{t('web.onsite.proofs.offline')}</p>
      ) : (
        <Loaded query={proofs}>
          {({ items }) => (
            <>
              {items.length === 0 && <p className="muted panel-text">{t('web.proof.noneOfClause')}</p>}
              <ul className="proof-list">
                {items.map((proof) => (
                  <li key={proof.id}>
                    <div className="proof-line">
                      <button type="button" className="link-button" onClick={() => setOpen(proof.id)}>
                        {proof.title}
                      </button>
                      {proof.origin === 'onsite' && !proof.retired ? (
                        <span className="muted nowrap">{t('web.onsite.recorded')}</span>
                      ) : (
                        <ProofState proof={proof} />
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      )}
      {open !== undefined && <ProofDrawer id={open} mayChange={false} close={() => setOpen(undefined)} />}
    </section>
  );
}

interface LastProps {
  readonly line: OnsiteLine;
  readonly hospitalId: string;
  readonly visitId: string;
}

function LastDecision({ line: { review }, hospitalId, visitId }: LastProps): ReactNode {
  const { t } = useText();
  const nameOf = useNames(hospitalId);
  const last = review?.last ?? null;
  return (
    <section className="panel-part">
      <h3>{t('web.onsite.last')}</h3>
      {!review || last === null ? (
        <p className="muted panel-text">{t('web.review.none')}</p>
      ) : (
        <p className="panel-text">
          {review.verdict === 'none' ? (
            <span className="warn">{t('web.review.takenBack', { verdict: t(`web.review.${last}`) })}</span>
          ) : (
            <b className={last === 'confirmed' ? 'good' : 'bad'}>
              {last === 'confirmed' ? '✓' : '✗'} {t(`web.review.${last}`)}
            </b>
          )}{' '}
          <span className="muted small">
            {review.decidedAt !== null &&
              t('web.finding.byAt', { name: nameOf(review.decidedBy), time: atTime(review.decidedAt) })}
            {review.visitId === visitId && ` · ${t('web.onsite.thisVisit')}`}
          </span>
          {review.reason !== null && <span className="onsite-said">{review.reason}</span>}
        </p>
      )}
    </section>
  );
}
