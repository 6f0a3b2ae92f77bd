import type { ReactNode } from 'react';
import { Checkbox, Form, Input, Select } from 'antd';
import type { Schemas } from '../../shared/api';
import { orNull } from '../../shared/format';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';
import { KINDS } from './use-evidence';

/** What is said of a proof, as the form has it: no day is an empty text. */
export interface Said {
  readonly title: string;
  readonly kind: Schemas['NewEvidence']['kind'];
  readonly issuedOn?: string;
  readonly inForceFrom?: string;
  readonly inForceTo?: string;
  readonly periodFrom?: string;
  readonly periodTo?: string;
  readonly note?: string;
  readonly confidential?: boolean;
}

const DAYS = ['issuedOn', 'inForceFrom', 'inForceTo', 'periodFrom', 'periodTo'] as const;

/** The fields of a proof as the API takes them. */
export function toRecord({ title, kind, note, confidential, ...days }: Said): Schemas['NewEvidence'] {
  return {
    title: title.trim(),
    kind,
    confidential: confidential ?? false,
    note: note?.trim() ? note.trim() : null,
    ...Object.fromEntries(DAYS.map((day) => [day, orNull(days[day])])),
  };
}

export function toSaid(proof: Schemas['Evidence']): Said {
  return {
    title: proof.title,
    kind: proof.kind,
    confidential: proof.confidential,
    note: proof.note ?? '',
    ...Object.fromEntries(DAYS.map((day) => [day, proof[day] ?? ''])),
  };
}

/** The fields of a proof, for a new one and for one that is there. */
export function ProofFields(): ReactNode {
  const { t } = useText();
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  const notBefore = (name: 'inForceFrom' | 'periodFrom') => [
    ({ getFieldValue }: { getFieldValue: (name: string) => string | undefined }) => ({
      validator: (_: unknown, to: string | undefined) => {
        const from = getFieldValue(name);
        const wrong = Boolean(from) && Boolean(to) && to! < from!;
        return wrong ? Promise.reject(new Error(t('web.proof.dates'))) : Promise.resolve();
      },
    }),
  ];
  return (
    <>
      <Form.Item name="title" label={t('web.proof.title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="proof-pair">
        <Form.Item
          name="kind"
          label={t('web.proof.kind')}
          rules={[{ required: true, message: t('web.required') }]}
        >
          <Select options={KINDS.map((value) => ({ value, label: t(`web.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('web.proof.issuedOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <div className="proof-pair">
        <Form.Item name="inForceFrom" label={`${t('web.proof.validity')} ${t('web.proof.from')}`}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="inForceTo"
          label={`${t('web.proof.validity')} ${t('web.proof.to')}`}
          dependencies={['inForceFrom']}
          rules={notBefore('inForceFrom')}
        >
          <DayInput />
        </Form.Item>
      </div>
      <div className="proof-pair">
        <Form.Item name="periodFrom" label={`${t('web.proof.period')} ${t('web.proof.from')}`}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="periodTo"
          label={`${t('web.proof.period')} ${t('web.proof.to')}`}
          dependencies={['periodFrom']}
          rules={notBefore('periodFrom')}
        >
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('web.proof.note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="confidential" valuePropName="checked" extra={t('web.proof.confidential.why')}>
        <Checkbox>{t('web.proof.confidential')}</Checkbox>
      </Form.Item>
    </>
  );
}
