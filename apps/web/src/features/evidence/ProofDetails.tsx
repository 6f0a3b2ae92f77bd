import { useState, type ReactNode } from 'react';
import { Button, Drawer, Form, Input, Popconfirm, Space } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { atTime, fileSize } from '../../shared/format';
import { useAssessments, useNames, useStandards } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { wasChanged } from '../../shared/was-changed';
import { FilePicker } from './FilePicker';
import { LinkClauses } from './LinkClauses';
import { fileUrl, Preview } from './Preview';
import { ProofFields, toRecord, toSaid, type Said } from './ProofFields';
import { ProofState, Validity } from './proof-state';
import { useChangeProof, useProof, useRetire, useRevise, useUnlink, type ProofDetail } from './use-evidence';
import './evidence.css';

export interface ProofProps {
  readonly id: string;
  readonly mayChange: boolean;
  readonly close: () => void;
}

/** One proof: what it is, its files, what it supports, and what can be done with it. */
export function ProofDetails({ id, mayChange, close }: ProofProps): ReactNode {
  const { t } = useText();
  const proof = useProof(id);
  return (
    <Drawer
      open
      size="min(680px, 100vw)"
      onClose={close}
      title={proof.data?.title ?? t('web.clause.proofs')}
      closable={{ 'aria-label': t('web.close') }}
    >
      <Loaded query={proof}>
        {(data) => <Detail proof={data} mayChange={mayChange && !data.retired} />}
      </Loaded>
    </Drawer>
  );
}

type Doing = 'edit' | 'revise' | 'retire' | 'link' | undefined;

function Detail({
  proof,
  mayChange,
}: {
  readonly proof: ProofDetail;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useText();
  const [doing, setDoing] = useState<Doing>();
  const done = (): void => setDoing(undefined);
  return (
    <>
      <Facts proof={proof} />
      {mayChange && doing === undefined && (
        <Space wrap>
          <Button onClick={() => setDoing('edit')}>{t('web.edit')}</Button>
          <Button onClick={() => setDoing('revise')}>{t('web.proof.newRevision')}</Button>
          <Button onClick={() => setDoing('link')}>{t('web.proof.linkClauses')}</Button>
          <Button danger onClick={() => setDoing('retire')}>
            {t('web.proof.retire')}
          </Button>
        </Space>
      )}
      {doing === 'edit' && <Edit proof={proof} done={done} />}
      {doing === 'revise' && <Revise proof={proof} done={done} />}
      {doing === 'retire' && <Retire proof={proof} done={done} />}
      {doing === 'link' && <LinkClauses proof={proof} done={done} />}
      <Files proof={proof} />
      <Supports proof={proof} mayChange={mayChange} />
    </>
  );
}

function Facts({ proof }: { readonly proof: ProofDetail }): ReactNode {
  const { t } = useText();
  const nameOf = useNames(proof.hospitalId);
  const facts: [string, ReactNode][] = [
    [t('web.proof.state'), <ProofState key="state" proof={proof} />],
    [t('web.proof.kind'), t(`web.kind.${proof.kind}`)],
    [t('web.proof.validity'), <Validity key="validity" proof={proof} />],
    [t('web.proof.issuedOn'), proof.issuedOn],
    [
      t('web.proof.period'),
      (proof.periodFrom ?? proof.periodTo) &&
        t('web.proof.range', { from: proof.periodFrom ?? '—', to: proof.periodTo ?? '—' }),
    ],
    [t('web.proof.note'), proof.note],
    [t('web.proof.confidential'), proof.confidential && t('web.proof.confidential.why')],
    [
      t('web.proof.updated'),
      t('web.clause.updated', { name: nameOf(proof.createdBy), time: atTime(proof.updatedAt) }),
    ],
  ];
  return (
    <>
      <dl className="proof-facts">
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {proof.retiredReason !== null && (
        <p className="bad">{t('web.proof.retiredBecause', { reason: proof.retiredReason })}</p>
      )}
    </>
  );
}

interface DoingProps {
  readonly proof: ProofDetail;
  readonly done: () => void;
}

function Edit({ proof, done }: DoingProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const change = useChangeProof(proof.id);
  const stale = wasChanged(change.error);
  return (
    <Form<Said>
      key={proof.version}
      className="proof-edit"
      layout="vertical"
      initialValues={toSaid(proof)}
      onFinish={(said) =>
        change.mutate(
          { version: proof.version, ...toRecord(said) },
          {
            onSuccess: () => {
              tell.done(t('web.saved'));
              done();
            },
          },
        )
      }
    >
      {change.isError &&
        (stale ? <p className="warn">{t('web.changedByOther')}</p> : <Failure error={change.error} />)}
      <ProofFields />
      <Space>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('web.save')}
        </Button>
        <Button onClick={done}>{t('web.cancel')}</Button>
      </Space>
    </Form>
  );
}

function Revise({ proof, done }: DoingProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [files, setFiles] = useState<readonly File[]>([]);
  const revise = useRevise(proof.id);
  return (
    <div className="proof-edit">
      <p className="muted">{t('web.proof.newRevision.why')}</p>
      {revise.isError && <Failure error={revise.error} />}
      <FilePicker files={files} setFiles={setFiles} />
      <Space style={{ marginTop: 12 }}>
        <Button
          type="primary"
          disabled={files.length === 0}
          loading={revise.isPending}
          onClick={() =>
            revise.mutate(
              { version: proof.version, files },
              {
                onSuccess: () => {
                  tell.done(t('web.proof.uploaded'));
                  done();
                },
              },
            )
          }
        >
          {t('web.proof.upload')}
        </Button>
        <Button onClick={done}>{t('web.cancel')}</Button>
      </Space>
    </div>
  );
}

function Retire({ proof, done }: DoingProps): ReactNode {
  const { t } = useText();
  const retire = useRetire(proof.id);
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  return (
    <Form<{ reason: string }>
      className="proof-edit"
      layout="vertical"
      onFinish={({ reason }) => retire.mutate({ version: proof.version, reason }, { onSuccess: done })}
    >
      {retire.isError && <Failure error={retire.error} />}
      <Form.Item name="reason" label={t('web.reason')} extra={t('web.proof.retire.why')} rules={required}>
        <Input.TextArea rows={2} maxLength={2000} autoFocus />
      </Form.Item>
      <Space>
        <Button danger type="primary" htmlType="submit" loading={retire.isPending}>
          {t('web.proof.retire')}
        </Button>
        <Button onClick={done}>{t('web.cancel')}</Button>
      </Space>
    </Form>
  );
}

/** The files of every revision; the first of the newest is open. */
function Files({ proof }: { readonly proof: ProofDetail }): ReactNode {
  const { t } = useText();
  const [open, setOpen] = useState(proof.files[0]?.id);
  return (
    <>
      <h3 className="proof-part">{t('web.proof.files')}</h3>
      <ul className="proof-list">
        {proof.files.map((file) => (
          <li key={file.id}>
            <div className="proof-line">
              <button
                type="button"
                className="link-button"
                aria-expanded={open === file.id}
                onClick={() => setOpen(open === file.id ? undefined : file.id)}
              >
                {file.name}
              </button>
              <span className="muted small">{t('web.proof.revision', { revision: file.revision })}</span>
              <span className="muted small nowrap">{fileSize(file.bytes)}</span>
              <a className="small" href={fileUrl(proof.id, file.id)} download={file.name}>
                {t('web.proof.download')}
              </a>
            </div>
            {open === file.id && <Preview proofId={proof.id} file={file} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The clauses a proof supports, by assessment. */
function Supports({
  proof,
  mayChange,
}: {
  readonly proof: ProofDetail;
  readonly mayChange: boolean;
}): ReactNode {
  const { t, titleOf } = useText();
  const assessments = useAssessments(proof.hospitalId);
  const standards = useStandards();
  const unlink = useUnlink();
  const tell = useTell();
  const title = (assessmentId: string): string => {
    const edition = assessments.data?.items.find(({ id }) => id === assessmentId)?.editionId;
    const standard = standards.data?.find(({ id }) => id === edition);
    return standard ? titleOf(standard) : '';
  };
  const assessmentIds = [...new Set(proof.links.map(({ assessmentId }) => assessmentId))];
  const linksOf = (id: string): ProofDetail['links'] =>
    proof.links.filter(({ assessmentId }) => assessmentId === id);
  const remove = ({ assessmentId, code }: Schemas['EvidenceLink']): void =>
    unlink.mutate({ id: proof.id, links: [{ assessmentId, codes: [code] }] }, { onError: tell.failed });
  return (
    <>
      <h3 className="proof-part">{t('web.proof.supports')}</h3>
      {proof.links.length === 0 && <p className="muted">{t('web.proof.supports.none')}</p>}
      <ul className="proof-list">
        {assessmentIds.map((assessmentId) => (
          <li key={assessmentId}>
            <div className="small muted">{title(assessmentId)}</div>
            <div className="proof-links">
              {linksOf(assessmentId).map((link) => (
                <span key={link.code} className="proof-chip">
                  <Link to={checklistPath(assessmentId, { clause: link.code })}>{link.code}</Link>
                  {mayChange && (
                    <Popconfirm title={t('web.proof.unlink.sure')} onConfirm={() => remove(link)}>
                      <button
                        type="button"
                        className="link-button small"
                        aria-label={`${t('web.proof.unlink')} ${link.code}`}
                      >
                        ✕
                      </button>
                    </Popconfirm>
                  )}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
