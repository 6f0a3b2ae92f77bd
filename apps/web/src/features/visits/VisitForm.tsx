import { useState, type ReactNode } from 'react';
import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import type { Schemas } from '../../shared/api';
import { useHospitals, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { useCandidates, useChangeVisit, usePlanVisit, wasFirst, type VisitDetail } from './use-visits';

/** What the form holds. */
interface Said {
  readonly region?: string;
  readonly title: string;
  readonly scope: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly hospitalIds: string[];
  readonly personIds: string[];
  readonly announced: boolean;
}

interface Props {
  /** The region that inspects; it is chosen where it is not given. */
  readonly region: string | undefined;
  /** The visit whose plan changes; without one it is a new one. */
  readonly visit?: VisitDetail;
  readonly close: () => void;
  readonly done: (visit: VisitDetail) => void;
}

/** When, where, who, and what is looked at. */
export function VisitForm({ region: given, visit, close, done }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Said>();
  const plan = usePlanVisit();
  const change = useChangeVisit(visit?.id ?? '');
  const making = visit ? change : plan;
  const current = wasFirst(change.error) ? (change.error.problem.current as Current | undefined) : undefined;
  const region = Form.useWatch('region', form) ?? given;
  // Nothing is watched until the form is there.
  const watched = Form.useWatch('hospitalIds', form) as string[] | undefined;
  const hospitalIds = watched ?? visit?.hospitals.map(({ id }) => id) ?? [];
  const finished = (made: VisitDetail): void => {
    tell.done(t(visit ? 'web.saved' : 'web.visit.planned'));
    close();
    done(made);
  };
  const save = ({ region: chosen, ...said }: Said): void => {
    const body = { ...said, title: said.title.trim(), scope: said.scope.trim() };
    if (visit)
      change.mutate(
        // Saving again after somebody else was first is a word on what is seen above the form.
        { ...body, version: current?.version ?? visit.version },
        { onSuccess: finished },
      );
    else plan.mutate({ ...body, region: given ?? chosen! }, { onSuccess: finished });
  };
  const required = [{ required: true, message: t('web.required') }];
  return (
    <Modal
      open
      width={640}
      title={t(visit ? 'web.visit.change' : 'web.visit.plan')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={making.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {making.isError && current === undefined && <Failure error={making.error} />}
      {current && <AsItIsNow current={current} />}
      <Form<Said>
        form={form}
        layout="vertical"
        className="visit-form"
        initialValues={
          visit
            ? {
                ...{
                  announced: visit.announced,
                  title: visit.title,
                  scope: visit.scope,
                  firstDay: visit.firstDay,
                  lastDay: visit.lastDay,
                },
                ...{ hospitalIds: visit.hospitals.map(({ id }) => id), personIds: visit.personIds },
              }
            : { announced: false }
        }
        onFinish={save}
      >
        {given === undefined && (
          <Form.Item name="region" label={t('web.visit.region')} rules={required}>
            <RegionField />
          </Form.Item>
        )}
        <Form.Item name="title" label={t('web.visit.title')} rules={[{ ...required[0], whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="visit-pair">
          <Form.Item name="firstDay" label={t('web.visit.firstDay')} rules={required}>
            <DayInput />
          </Form.Item>
          <Form.Item
            name="lastDay"
            label={t('web.visit.lastDay')}
            dependencies={['firstDay']}
            rules={[...required, notBeforeFirst(t('web.visit.daysWrong'))]}
          >
            <DayInput />
          </Form.Item>
        </div>
        <Form.Item name="hospitalIds" label={t('web.visit.hospitals')} rules={required}>
          <HospitalsField region={region} />
        </Form.Item>
        <Form.Item
          name="personIds"
          label={t('web.visit.people')}
          rules={required}
          extra={t('web.visit.people.how')}
        >
          <PeopleField hospitalIds={hospitalIds} names={visit?.people ?? {}} />
        </Form.Item>
        <Form.Item
          name="scope"
          label={t('web.visit.scope')}
          extra={t('web.visit.scope.how')}
          rules={[{ ...required[0], whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
        </Form.Item>
        <Form.Item name="announced" valuePropName="checked" extra={t('web.visit.announce.how')}>
          <Checkbox>{t('web.visit.announce')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** The visit as a refusal carries it. */
type Current = Pick<
  Schemas['Visit'],
  'title' | 'scope' | 'firstDay' | 'lastDay' | 'announced' | 'state' | 'version'
>;

function AsItIsNow({ current }: { readonly current: Current }): ReactNode {
  const { t } = useText();
  const { title, scope, firstDay, lastDay, announced, state } = current;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('web.visit.changed')}
      description={
        <dl className="visit-facts">
          <div>
            <dt>{t('web.visit.title')}</dt>
            <dd>
              {title}（{t(`web.visit.state.${state}`)}）
            </dd>
          </div>
          <div>
            <dt>{t('web.visit.days')}</dt>
            <dd>{t('web.visit.range', { from: firstDay, to: lastDay })}</dd>
          </div>
          <div>
            <dt>{t('web.visit.scope')}</dt>
            <dd>{scope}</dd>
          </div>
          <div>
            <dt>{t('web.visit.told')}</dt>
            <dd>{t(announced ? 'web.visit.told.yes' : 'web.visit.told.no')}</dd>
          </div>
        </dl>
      }
    />
  );
}

const notBeforeFirst =
  (message: string) =>
  ({ getFieldValue }: { getFieldValue: (name: string) => string | undefined }) => ({
    validator: (_: unknown, last: string | undefined) => {
      const first = getFieldValue('firstDay');
      return first && last && last < first ? Promise.reject(new Error(message)) : Promise.resolve();
    },
  });

interface FieldProps<T> {
  /** Filled in by the form. */
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (value: T) => void;
}

function RegionField(field: FieldProps<string>): ReactNode {
  const { nameOf } = useText();
  const regions = useRegions();
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      options={(regions.data ?? []).map((one) => ({ value: one.code, label: nameOf(one) }))}
    />
  );
}

function HospitalsField({
  region,
  ...field
}: FieldProps<string[]> & { region: string | undefined }): ReactNode {
  const { nameOf } = useText();
  const hospitals = useHospitals(region, region !== undefined);
  return (
    <Select
      {...field}
      mode="multiple"
      maxCount={200}
      disabled={region === undefined}
      loading={hospitals.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      options={(hospitals.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
    />
  );
}

interface PeopleProps extends FieldProps<string[]> {
  readonly hospitalIds: readonly string[];
  /** What those who go already are called. */
  readonly names: Readonly<Record<string, string>>;
}

function PeopleField({ hospitalIds, names, ...field }: PeopleProps): ReactNode {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [known, setKnown] = useState<Readonly<Record<string, string>>>(names);
  const found = useCandidates(hospitalIds, search);
  const offered = found.data?.items ?? [];
  const ids = new Set(offered.map(({ id }) => id));
  // Whoever was chosen keeps a name, also while something else is searched for.
  const chosen = (field.value ?? []).filter((id) => !ids.has(id));
  return (
    <Select
      {...field}
      mode="multiple"
      maxCount={50}
      disabled={hospitalIds.length === 0}
      placeholder={hospitalIds.length === 0 ? t('web.visit.people.first') : undefined}
      notFoundContent={t('web.visit.people.none')}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      onChange={(value: string[]) => {
        setKnown((now) => ({ ...now, ...Object.fromEntries(offered.map(({ id, name }) => [id, name])) }));
        field.onChange?.(value);
      }}
      options={[
        ...offered.map(({ id, name }) => ({ value: id, label: name })),
        ...chosen.map((id) => ({ value: id, label: known[id] ?? '—' })),
      ]}
    />
  );
}
