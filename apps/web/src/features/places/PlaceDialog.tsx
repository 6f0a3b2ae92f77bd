import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, type FormInstance } from 'antd';
import { queries } from '../../shared/api';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useSeenVersion, wasChanged } from '../../shared/was-changed';
import { Theirs } from './Theirs';

export interface Names {
  readonly nameZh: string;
  readonly nameEn: string;
}

interface Props<T extends Names> {
  readonly title: string;
  readonly form: FormInstance<T>;
  /** The one that is renamed; without it a new one is added. */
  readonly place: (Names & { readonly version: number }) | undefined;
  /** `version`: what a change rests on. */
  readonly save: (fields: T, version: number) => Promise<unknown>;
  /** Queries that have learnt nothing of it yet. */
  readonly stale: readonly string[];
  readonly close: () => void;
  /** What is asked for besides the names. */
  readonly children: ReactNode;
}

/** Adds a place or renames one, by both of its names. */
export function PlaceDialog<T extends Names>(props: Props<T>): ReactNode {
  const { title, form, place, save, stale, close, children } = props;
  const { t } = useText();
  const saving = useMutation({
    mutationFn: ({ fields, version }: { readonly fields: T; readonly version: number }) =>
      save(fields, version),
    onSuccess: close,
    onSettled: async () => {
      for (const key of stale) await queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const version = useSeenVersion(place?.version, saving.error);
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  return (
    <Modal
      open
      title={title}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={saving.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {saving.isError &&
        (place && wasChanged(saving.error) ? <Theirs place={place} /> : <Failure error={saving.error} />)}
      <Form<T>
        form={form}
        layout="vertical"
        initialValues={place && { nameZh: place.nameZh, nameEn: place.nameEn }}
        onFinish={(fields) => saving.mutate({ fields, version })}
      >
        {children}
        <Form.Item name="nameZh" label={t('web.hospital.nameZh')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('web.hospital.nameEn')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
