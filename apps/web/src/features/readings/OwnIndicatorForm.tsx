import type { ReactNode } from 'react';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import { unitIn } from '@dabiao/messages';
import type { Schemas } from '../../shared/api';
import { orNull } from '../../shared/format';
import { useText, type Text } from '../../shared/text';
import { useSeenVersion, wasChanged } from '../../shared/was-changed';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { useAddIndicator, useChangeIndicator, type OwnIndicator } from './use-own-indicators';

type New = Schemas['NewIndicator'];

interface Props {
  readonly hospitalId: string;
  /** Undefined for a new one. */
  readonly indicator: OwnIndicator | undefined;
  readonly close: () => void;
}

interface Fields {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn?: string;
  readonly unit: string;
  readonly kind: New['kind'];
  readonly combine: New['combine'];
  readonly numeratorMeaning?: string;
  readonly denominatorMeaning?: string;
  readonly direction: 'higher' | 'lower' | 'none';
  readonly decimals?: number | null;
  readonly note?: string;
}

const KINDS = ['share', 'count', 'duration', 'ratio', 'score'] as const;
const COMBINES = ['ratio', 'sum', 'mean', 'last', 'highest'] as const;
const CODE = /^[a-z][a-z0-9_]{0,39}$/;
const MOST_DECIMALS = 4;

/** Defines an indicator or changes one. Code and unit stay: readings rest on them. */
export function OwnIndicatorForm({ hospitalId, indicator, close }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const add = useAddIndicator(hospitalId);
  const change = useChangeIndicator(hospitalId);
  const saving = indicator ? change : add;
  const version = useSeenVersion(indicator?.version ?? 0, change.error);
  const isSum = Form.useWatch('combine', form) === 'sum';
  const done = {
    onSuccess: () => {
      tell.done(t('web.saved'));
      close();
    },
  };
  const save = ({ code, unit, direction, decimals, ...said }: Fields): void => {
    const body = {
      ...{ nameZh: said.nameZh, kind: said.kind, combine: said.combine },
      ...{ nameEn: given(said.nameEn), note: given(said.note), decimals: decimals ?? null },
      direction: direction === 'none' ? null : direction,
      // Months that are added up have one figure each.
      numeratorMeaning: isSum ? null : given(said.numeratorMeaning),
      denominatorMeaning: isSum ? null : given(said.denominatorMeaning),
    };
    if (indicator) change.mutate({ ...body, code: indicator.code, version }, done);
    else add.mutate({ ...body, code, unit: unit.trim() }, done);
  };
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  return (
    <Modal
      open
      title={t(indicator ? 'web.own.change' : 'web.own.add')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={saving.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {saving.isError &&
        (indicator && wasChanged(saving.error) ? (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t('web.own.theirs', { now: inOneLine(indicator, text) })}
          />
        ) : (
          <Failure error={saving.error} />
        ))}
      <Form<Fields> form={form} layout="vertical" onFinish={save} initialValues={startOf(indicator)}>
        <Form.Item name="nameZh" label={t('web.own.nameZh')} rules={required}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="nameEn" label={t('web.own.nameEn')}>
          <Input maxLength={200} />
        </Form.Item>
        {indicator === undefined && (
          <div className="own-two">
            <Form.Item
              name="code"
              label={t('web.own.code')}
              extra={t('web.own.code.why')}
              rules={[{ required: true, pattern: CODE, message: t('web.own.code.wrong') }]}
            >
              <Input maxLength={40} autoCapitalize="none" autoComplete="off" placeholder="day_surgeries" />
            </Form.Item>
            <Form.Item name="unit" label={t('web.own.unit')} extra={t('web.own.unit.hint')} rules={required}>
              <Input maxLength={40} />
            </Form.Item>
          </div>
        )}
        <div className="own-two">
          <Form.Item name="kind" label={t('web.own.kind')}>
            <Select options={KINDS.map((value) => ({ value, label: t(`web.own.kind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="combine" label={t('web.own.combine')}>
            <Select options={COMBINES.map((value) => ({ value, label: t(`web.goal.combine.${value}`) }))} />
          </Form.Item>
        </div>
        {!isSum && (
          <div className="own-two">
            <Form.Item name="numeratorMeaning" label={t('web.own.numerator')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="denominatorMeaning" label={t('web.own.denominator')}>
              <Input maxLength={200} />
            </Form.Item>
          </div>
        )}
        <div className="own-two">
          <Form.Item name="direction" label={t('web.own.direction')}>
            <Select
              options={(['none', 'higher', 'lower'] as const).map((value) => ({
                value,
                label: t(`web.own.direction.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="decimals" label={t('web.own.decimals')} extra={t('web.own.decimals.why')}>
            <InputNumber min={0} max={MOST_DECIMALS} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t('web.own.note')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

const given = (typed: string | undefined): string | null => orNull(typed?.trim());

function startOf(indicator: OwnIndicator | undefined): Partial<Fields> {
  if (!indicator) return { kind: 'share', combine: 'ratio', direction: 'none' };
  const { name, direction = 'none', note, kind, combine, ...rest } = indicator;
  return {
    ...rest,
    ...{ nameZh: name.zh, direction, note: note ?? '' },
    ...(name.en === undefined ? {} : { nameEn: name.en }),
    ...(kind === null ? {} : { kind }),
    ...(combine === null ? {} : { combine }),
  };
}

/** All that an indicator says. */
function inOneLine(indicator: OwnIndicator, { t, lang }: Text): string {
  const { name, unit, kind, combine, numeratorMeaning, denominatorMeaning, direction, decimals, note } =
    indicator;
  return [
    ...[name.zh, name.en, unitIn(lang, unit), kind && t(`web.own.kind.${kind}`)],
    ...[combine && t(`web.goal.combine.${combine}`), numeratorMeaning, denominatorMeaning],
    ...[direction && t(`web.own.direction.${direction}`)],
    ...[decimals === undefined ? undefined : `${t('web.own.decimals')} ${decimals}`, note],
  ]
    .filter(Boolean)
    .join(' · ');
}
