import type { ReactNode } from 'react';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { unitIn } from '@dabiao/messages';
import { Link } from 'react-router';
import { atTime, orNull } from '../../shared/format';
import { useMe, useNames } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { ProvenanceBadge } from '../../shared/ui/ProvenanceBadge';
import { useProofList } from '../evidence/use-evidence';
import { oneLine } from './ConflictOfReadings';
import { enter, keyOf, useEntries, type Change, type Reading } from './entries';
import { useGrid, useReadingHistory, type Row } from './use-readings';

interface Props {
  readonly hospitalId: string;
  readonly code: string;
  readonly month: string;
  readonly mayEnter: boolean;
  readonly openIndicator: () => void;
  readonly close: () => void;
}

/** One reading: its figures, where they come from, what proves them, and how they came about. */
export function ReadingDrawer(props: Props): ReactNode {
  const { hospitalId, code, month, close, openIndicator } = props;
  const { t, words } = useText();
  const grid = useGrid(hospitalId, { indicator: code, months: 1, to: month });
  const row = grid.data?.items.find(({ indicator }) => indicator.code === code);
  return (
    <Drawer
      open
      size="min(520px, 100vw)"
      onClose={close}
      title={`${row ? words(row.indicator.name) : code} · ${month}`}
      closable={{ 'aria-label': t('web.close') }}
      extra={
        <Button type="link" onClick={openIndicator}>
          {t('web.readings.open')}
        </Button>
      }
    >
      <Loaded query={grid}>
        {() =>
          row?.cells[0]?.month === month ? (
            <Detail {...props} row={row} reading={row.cells[0].reading} />
          ) : null
        }
      </Loaded>
    </Drawer>
  );
}

interface Fields {
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly source?: string;
  readonly note?: string;
  readonly evidenceIds?: string[];
}

function Detail({
  hospitalId,
  code,
  month,
  mayEnter,
  row,
  reading,
  close,
}: Props & { readonly row: Row; readonly reading: Reading | null }): ReactNode {
  const { t, lang } = useText();
  const { indicator } = row;
  const entry = useEntries().all.get(keyOf(hospitalId, code, month));
  const change = entry?.change;
  const mayProofs = useMe().permissions.includes('evidence.read');
  const proofs = useProofList(hospitalId, { size: 200 }, mayProofs);
  const start: Partial<Pick<Change, keyof Fields>> = change ?? reading ?? {};
  const wide = { maxLength: 60, disabled: !mayEnter };
  const figure = (
    name: 'numerator' | 'denominator' | 'value',
    label: string,
    meaning?: string,
  ): ReactNode => (
    <Form.Item name={name} label={label} extra={meaning}>
      <Input {...wide} inputMode="decimal" />
    </Form.Item>
  );
  return (
    <>
      <p className="muted small line">
        {indicator.note}
        {indicator.provenance && <ProvenanceBadge provenance={indicator.provenance} />}
      </p>
      {entry?.state === 'refused' && (
        <p className="bad" role="alert">
          {entry.problem}
        </p>
      )}
      <Form<Fields>
        key={change ? 'entered' : String(reading?.version ?? 0)}
        layout="vertical"
        initialValues={{ ...start, evidenceIds: [...(start.evidenceIds ?? [])] }}
        onFinish={({ evidenceIds = [], ...said }) => {
          enter(hospitalId, indicator.name, {
            ...{ indicator: code, month, version: reading?.version ?? 0, evidenceIds },
            ...{ value: narrow(said.value), numerator: narrow(said.numerator) },
            ...{
              denominator: narrow(said.denominator),
              source: orNull(said.source),
              note: orNull(said.note),
            },
          });
          close();
        }}
      >
        <div className="readings-figures">
          {figure('numerator', t('web.readings.numerator'), indicator.numeratorMeaning)}
          {figure('denominator', t('web.readings.denominator'), indicator.denominatorMeaning)}
          {figure('value', `${t('web.readings.value')} (${unitIn(lang, indicator.unit)})`)}
        </div>
        <Form.Item name="source" label={t('web.readings.source')}>
          <Input maxLength={200} disabled={!mayEnter} placeholder={t('web.readings.source.hint')} />
        </Form.Item>
        <Form.Item name="note" label={t('web.readings.note')}>
          <Input.TextArea maxLength={2000} rows={2} disabled={!mayEnter} />
        </Form.Item>
        {mayProofs && (
          <Form.Item name="evidenceIds" label={t('web.readings.proofs')}>
            <Select
              mode="multiple"
              disabled={!mayEnter}
              maxCount={20}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('web.readings.proofs.choose')}
              options={(proofs.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
        )}
        {mayEnter && (
          <Button type="primary" htmlType="submit">
            {t('web.save')}
          </Button>
        )}
      </Form>
      {mayProofs && (reading?.evidenceIds ?? []).length > 0 && (
        <ul className="readings-proofs">
          {reading!.evidenceIds.map((id) => (
            <li key={id}>
              <Link to={`/hospitals/${hospitalId}/evidence?proof=${id}`}>
                {proofs.data?.items.find((one) => one.id === id)?.title ?? t('web.readings.proofs')}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <History hospitalId={hospitalId} reading={reading} />
    </>
  );
}

/** Full-width characters as the others, nothing as null. */
const narrow = (text: string | null | undefined): string | null =>
  orNull((text ?? '').normalize('NFKC').trim());

function History({
  hospitalId,
  reading,
}: {
  readonly hospitalId: string;
  readonly reading: Reading | null;
}): ReactNode {
  const { t } = useText();
  const mayRead = useMe().permissions.includes('history.read');
  const nameOf = useNames(hospitalId);
  const history = useReadingHistory(hospitalId, reading?.id ?? null, mayRead);
  if (!mayRead || reading === null) return null;
  return (
    <section>
      <h3>{t('web.readings.history')}</h3>
      <Loaded query={history}>
        {({ items }) => (
          <ol className="readings-history">
            {items.map(({ n, by, at, before, after }) => (
              <li key={n}>
                <div className="muted small">
                  {t('web.conflict.by', { name: nameOf(by), time: atTime(at) })}
                </div>
                {text(before, t('web.readings.nothing'))} → {text(after, t('web.readings.nothing'))}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

const text = (record: unknown, nothing: string): string =>
  record ? oneLine(record as Reading) || nothing : nothing;
