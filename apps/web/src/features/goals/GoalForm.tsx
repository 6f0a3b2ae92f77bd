import { useState, type ReactNode } from 'react';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { unitIn } from '@dabiao/messages';
import { orNull } from '../../shared/format';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { MonthInput } from '../../shared/ui/MonthInput';
import { useAddGoal, useChangeGoal, useIndicators, type Goal } from './use-goals';

interface Props {
  readonly hospitalId: string;
  /** Undefined for a new one. */
  readonly goal: Goal | undefined;
  readonly close: () => void;
}

interface Fields {
  readonly title: string;
  readonly indicator: string;
  readonly operator: Goal['operator'];
  readonly value: string;
  readonly baseline: Goal['baseline'];
  readonly months: number;
  readonly due?: string | null;
  readonly note?: string;
}

const OPERATORS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' } as const;

/** Sets a goal or changes one. The indicator stays: another one is another goal. */
export function GoalForm({ hospitalId, goal, close }: Props): ReactNode {
  const { t, words, lang } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const [wanted, setWanted] = useState('');
  const indicators = useIndicators(hospitalId, wanted);
  const add = useAddGoal(hospitalId);
  const change = useChangeGoal(goal?.id ?? '');
  const saving = goal ? change : add;
  const done = {
    onSuccess: () => {
      tell.done(t('web.saved'));
      close();
    },
  };
  const save = ({ due, note, indicator, ...said }: Fields): void => {
    const body = {
      ...said,
      value: said.value.normalize('NFKC').trim(),
      dueMonth: orNull(due ?? undefined),
      note: orNull(note),
    };
    if (goal) change.mutate({ ...body, version: goal.version }, done);
    else add.mutate({ ...body, indicator }, done);
  };
  const required = [{ required: true, message: t('web.required') }];
  return (
    <Modal
      open
      title={t(goal ? 'web.goal.change' : 'web.goal.add')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={saving.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {saving.isError && <Failure error={saving.error} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={
          goal ? { ...goal, due: goal.dueMonth } : { operator: '>=', baseline: 'absolute', months: 12 }
        }
      >
        <Form.Item name="title" label={t('web.goal.name')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="indicator" label={t('web.goal.indicator')} rules={required}>
          <Select
            disabled={goal !== undefined}
            showSearch={{ filterOption: false, onSearch: setWanted }}
            options={(indicators.data?.items ?? []).map(({ code, name, unit }) => ({
              value: code,
              label: `${words(name)} (${unitIn(lang, unit)})`,
            }))}
          />
        </Form.Item>
        <Form.Item name="baseline" label={t('web.goal.baseline')}>
          <Select
            options={(['absolute', 'growth'] as const).map((value) => ({
              value,
              label: t(`web.goal.baseline.${value}`),
            }))}
          />
        </Form.Item>
        <div className="readings-figures">
          <Form.Item name="operator" label={t('web.goal.operator')}>
            <Select options={Object.entries(OPERATORS).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item name="value" label={t('web.goal.value')} rules={required}>
            <Input maxLength={30} inputMode="decimal" />
          </Form.Item>
          <Form.Item
            name="months"
            label={t('web.goal.months')}
            tooltip={t('web.goal.months.why')}
            rules={required}
          >
            <InputNumber min={1} max={36} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="due" label={t('web.goal.due')}>
          <MonthInput />
        </Form.Item>
        <Form.Item name="note" label={t('web.goal.note')}>
          <Input.TextArea maxLength={2000} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
