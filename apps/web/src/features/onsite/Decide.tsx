import { useState, type ReactNode } from 'react';
import { Button, Input, Select } from 'antd';
import { isAbout, type FieldPhoto } from '../../shared/outbox/field-queue';
import { putDecision, putPhotosOnly, useOutbox } from '../../shared/outbox/outbox';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import { SEVERITIES, type Severity } from '../findings/use-findings';
import { useDraft } from './drafts';
import { Photos } from './Photos';
import type { OnsiteLine, Visit } from './pack';

interface Props {
  readonly visit: Visit;
  readonly hospitalId: string;
  readonly line: OnsiteLine;
  readonly close: () => void;
}

/** Photos, a remark, and one of two large buttons. Everything is kept on the phone before anything is sent. */
export function Decide({ visit, hospitalId, line, close }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const { field } = useOutbox();
  const { assessmentId, clause, review } = line;
  const clauseOf = { visitId: visit.id, hospitalId, assessmentId, code: clause.code };
  const [draft, setDraft, clearDraft] = useDraft(`${visit.id} ${assessmentId} ${clause.code}`);
  const [missing, setMissing] = useState(false);
  const photos = field.filter(
    (item): item is FieldPhoto => item.kind === 'photo' && item.state === 'draft' && isAbout(item, clauseOf),
  );
  const done = (): void => {
    clearDraft();
    tell.done(t('web.onsite.kept', { code: clause.code }));
    close();
  };
  const decide = (verdict: 'confirmed' | 'rejected'): void => {
    const reason = draft.reason.trim();
    if (verdict === 'rejected' && reason === '') {
      setMissing(true);
      document.getElementById('onsite-reason')?.focus();
      return;
    }
    const severity = verdict === 'rejected' ? draft.severity : undefined;
    const said = { verdict, reason, ...(severity === undefined ? {} : { severity }) };
    putDecision({ ...clauseOf, ...said, version: review?.version ?? 0 });
    done();
  };
  return (
    <section className="onsite-decide" aria-labelledby="onsite-mine">
      <h3 id="onsite-mine">{t('web.onsite.mine')}</h3>
      <Photos visit={visit} clause={clauseOf} photos={photos} note={draft.reason} />
      <label className="onsite-field" htmlFor="onsite-reason">
        {t('web.onsite.reason')}
        <Input.TextArea
          id="onsite-reason"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={1500}
          value={draft.reason}
          status={missing ? 'error' : ''}
          aria-describedby={missing ? 'onsite-missing' : undefined}
          aria-invalid={missing}
          onChange={({ target }) => {
            setMissing(false);
            setDraft({ ...draft, reason: target.value });
          }}
        />
      </label>
      {missing && (
        <p id="onsite-missing" className="bad onsite-missing" role="alert">
          {t('web.onsite.reason.missing')}
        </p>
      )}
      <div className="onsite-field">
        <span>{t('web.onsite.severity')}</span>
        <Select
          size="large"
          aria-label={t('web.onsite.severity')}
          value={draft.severity ?? ''}
          onChange={(value: Severity | '') =>
            setDraft({ reason: draft.reason, ...(value === '' ? {} : { severity: value }) })
          }
          options={[
            { value: '', label: t('web.onsite.severity.default') },
            ...SEVERITIES.map((value) => ({ value, label: t(`web.finding.severity.${value}`) })),
          ]}
        />
      </div>
      <div className="onsite-verdicts">
        <Button className="onsite-confirm" size="large" onClick={() => decide('confirmed')}>
          <span aria-hidden="true">✓</span> {t('web.onsite.confirm')}
        </Button>
        <Button className="onsite-reject" size="large" onClick={() => decide('rejected')}>
          <span aria-hidden="true">✗</span> {t('web.onsite.reject')}
        </Button>
      </div>
      {photos.length > 0 && (
        <Button
          block
          onClick={() => {
            putPhotosOnly(clauseOf);
            done();
          }}
        >
          {t('web.onsite.photosOnly')}
        </Button>
      )}
    </section>
  );
}
