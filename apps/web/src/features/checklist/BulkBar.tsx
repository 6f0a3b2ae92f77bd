import { useState, type ReactNode } from 'react';
import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useColleagues } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';
import type { ChecklistData } from './data';
import type { Row, Verdict } from './overlay';
import type { Answers } from './use-answers';
import type { Rights } from './use-checklist';

interface Props {
  readonly rows: readonly Row[];
  readonly data: ChecklistData;
  readonly rights: Rights;
  readonly answers: Answers;
  readonly clear: () => void;
}

/** What can be done with several clauses at once. */
export function BulkBar(props: Props): ReactNode {
  const { rows, data, rights, clear } = props;
  const { t } = useText();
  const [doing, setDoing] = useState<'verdict' | 'assign'>();
  const answerable =
    data.edition.method !== 'level-ladder' && rows.some(({ record }) => rights.answers(record));
  return (
    <div className="bulk-bar">
      <b>{t('web.bulk.selected', { count: rows.length })}</b>
      {answerable && <Button onClick={() => setDoing('verdict')}>{t('web.bulk.verdict')}</Button>}
      {rights.assigns && <Button onClick={() => setDoing('assign')}>{t('web.bulk.assign')}</Button>}
      <Button type="text" onClick={clear}>
        {t('web.bulk.clear')}
      </Button>
      {doing === 'verdict' && <BulkVerdict {...props} close={() => setDoing(undefined)} />}
      {doing === 'assign' && <BulkAssign {...props} close={() => setDoing(undefined)} />}
    </div>
  );
}

interface DialogProps extends Props {
  readonly close: () => void;
}

interface VerdictFields {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly promisedBy?: string;
}

const VERDICTS: readonly Verdict[] = ['met', 'unmet', 'notApplicable', 'conditional', 'unassessed'];

function BulkVerdict({ rows, rights, answers, clear, close }: DialogProps): ReactNode {
  const { t } = useText();
  const [form] = Form.useForm<VerdictFields>();
  const verdict = Form.useWatch('verdict', form);
  const own = rows.filter(({ record }) => rights.answers(record));
  const measured = own.filter(({ record }) => record.measured !== null).length;
  const needsReason = verdict === 'notApplicable' || verdict === 'conditional';
  return (
    <Modal
      open
      title={t('web.bulk.verdict.title', { count: own.length })}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {rows.length > own.length && <p>{t('web.bulk.readOnly', { count: rows.length - own.length })}</p>}
      {measured > 0 && <p className="warn">{t('web.bulk.verdict.measured', { count: measured })}</p>}
      <Form<VerdictFields>
        form={form}
        layout="vertical"
        initialValues={{ verdict: 'met' }}
        onFinish={({ verdict: chosen, reason, promisedBy }) => {
          answers.answer(own, {
            verdict: chosen,
            ...(reason?.trim() ? { reason: reason.trim() } : {}),
            ...(chosen === 'conditional' && promisedBy ? { promisedBy } : {}),
          });
          clear();
          close();
        }}
      >
        <Form.Item name="verdict" label={t('web.checklist.verdict')}>
          <Radio.Group options={VERDICTS.map((value) => ({ value, label: t(`web.verdict.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('web.reason')}
          rules={needsReason ? [{ required: true, whitespace: true, message: t('web.required') }] : []}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        {verdict === 'conditional' && (
          <Form.Item
            name="promisedBy"
            label={t('web.promisedBy')}
            rules={[{ required: true, message: t('web.required') }]}
          >
            <DayInput />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

interface AssignFields {
  readonly departmentId: string;
  readonly personId: string;
  readonly due: 'leave' | 'take' | 'set';
  readonly dueOn?: string;
}

const LEAVE = 'leave';
const TAKE = 'take';

function BulkAssign({ rows, data, answers, clear, close }: DialogProps): ReactNode {
  const { t } = useText();
  const [form] = Form.useForm<AssignFields>();
  const due = Form.useWatch('due', form);
  const people = useColleagues(data.hospital.id);
  const fixed = [
    { value: LEAVE, label: `— ${t('web.bulk.leave')} —` },
    { value: TAKE, label: `— ${t('web.bulk.take')} —` },
  ];
  const given = (value: string): string | null | undefined =>
    value === LEAVE ? undefined : value === TAKE ? null : value;
  return (
    <Modal
      open
      title={t('web.bulk.assign.title', { count: rows.length })}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form<AssignFields>
        form={form}
        layout="vertical"
        initialValues={{ departmentId: LEAVE, personId: LEAVE, due: LEAVE }}
        onFinish={({ departmentId, personId, dueOn, due: how }) => {
          answers.assign(rows, {
            departmentId: given(departmentId),
            personId: given(personId),
            dueOn: how === 'leave' ? undefined : how === 'take' ? null : dueOn,
          });
          clear();
          close();
        }}
      >
        <Form.Item name="departmentId" label={t('web.checklist.department')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...fixed,
              ...data.departments
                .filter(({ retiredOn }) => retiredOn === null)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
        <Form.Item name="personId" label={t('web.checklist.person')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...fixed,
              ...(people.data ?? [])
                .filter(({ staff }) => staff)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
        <Form.Item name="due" label={t('web.checklist.due')}>
          <Radio.Group
            options={[
              { value: 'leave', label: t('web.bulk.leave') },
              { value: 'take', label: t('web.bulk.take') },
              { value: 'set', label: t('web.checklist.due') },
            ]}
          />
        </Form.Item>
        {due === 'set' && (
          <Form.Item name="dueOn" rules={[{ required: true, message: t('web.required') }]}>
            <DayInput label={t('web.checklist.due')} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
