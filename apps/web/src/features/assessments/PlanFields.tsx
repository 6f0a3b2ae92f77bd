import type { ReactNode } from 'react';
import { Form, InputNumber, Input, Radio, Select } from 'antd';
import type { Schemas } from '../../shared/api';
import { orNull } from '../../shared/format';
import type { Edition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';

/** Target, date and choices, as the form has them. */
export interface Plan {
  readonly target: 'none' | 'set';
  readonly tier?: string;
  readonly percent?: string;
  readonly level?: number;
  readonly dueOn?: string;
  readonly options?: Readonly<Record<string, string | string[] | undefined>>;
}

export function planOf({ target, dueOn, options }: Schemas['Assessment'], edition: Edition): Plan {
  return {
    target: target === null ? 'none' : 'set',
    ...(target?.kind === 'rate' ? { tier: target.tier, percent: target.percent } : {}),
    ...(target?.kind === 'level' ? { level: target.level } : {}),
    dueOn: dueOn ?? '',
    options: Object.fromEntries(
      edition.options.map(({ code, choose }) => [
        code,
        choose === 'one' ? options[code]?.[0] : options[code],
      ]),
    ),
  };
}

/** The plan as the API takes it; which kind of target there is, the method says. */
export function bodyOf(
  plan: Plan,
  edition: Edition,
): Pick<Schemas['OpenAssessment'], 'target' | 'dueOn' | 'options'> {
  const chosen = Object.entries(plan.options ?? {}).flatMap(([code, value]): [string, string[]][] => {
    const choices = value === undefined ? [] : [value].flat();
    return choices.length === 0 ? [] : [[code, choices]];
  });
  return {
    target: plan.target === 'none' ? null : targetOf(plan, edition),
    dueOn: orNull(plan.dueOn),
    ...(edition.options.length > 0 ? { options: Object.fromEntries(chosen) } : {}),
  };
}

function targetOf({ tier, percent, level }: Plan, edition: Edition): Schemas['WrittenTarget'] {
  switch (edition.method) {
    case 'rate':
      return { kind: 'rate', tier: tier ?? edition.tiers[0]!.code, percent: percent ?? '100' };
    case 'weighted-elements':
      return { kind: 'gate' };
    case 'level-ladder':
      return { kind: 'level', level: level ?? 1 };
  }
}

/** What is to be reached, by when, and on which path. */
export function PlanFields({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, words } = useText();
  const target = Form.useWatch<Plan['target'] | undefined>('target');
  const required = [{ required: true, message: t('web.required') }];
  return (
    <>
      <Form.Item name="target" label={t('web.assessment.target')}>
        <Radio.Group
          options={[
            { value: 'none', label: t('web.assessment.noTarget') },
            {
              value: 'set',
              label:
                edition.method === 'weighted-elements'
                  ? t('web.assessment.target.gate')
                  : t('web.assessment.target'),
            },
          ]}
        />
      </Form.Item>
      {target === 'set' && edition.method === 'rate' && (
        <>
          <Form.Item name="tier" label={t('web.checklist.tier')} rules={required}>
            <Select
              options={edition.tiers.map(({ code, title }) => ({ value: code, label: words(title) }))}
            />
          </Form.Item>
          <Form.Item
            name="percent"
            label={t('web.assessment.target.percent')}
            rules={[
              ...required,
              {
                pattern: /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/,
                message: t('web.assessment.percent.wrong'),
              },
            ]}
          >
            <Input inputMode="decimal" maxLength={6} />
          </Form.Item>
        </>
      )}
      {target === 'set' && edition.method === 'level-ladder' && (
        <Form.Item name="level" label={t('web.assessment.target.level')} rules={required}>
          <InputNumber min={1} max={8} precision={0} />
        </Form.Item>
      )}
      <Form.Item name="dueOn" label={t('web.assessment.dueOn')}>
        <DayInput />
      </Form.Item>
      {edition.options.map(({ code, title, choose, choices, default: usual }) => (
        <Form.Item
          key={code}
          name={['options', code]}
          label={words(title)}
          extra={usual ? t('web.assessment.defaulted') : undefined}
        >
          <Select
            allowClear
            {...(choose === 'many' ? { mode: 'multiple' as const } : {})}
            options={choices.map((one) => ({ value: one.code, label: words(one.title) }))}
          />
        </Form.Item>
      ))}
    </>
  );
}
