import { useState, type ReactNode } from 'react';
import { Button, Form } from 'antd';
import type { Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { FilePicker } from './FilePicker';
import { ProofFields, toRecord, type Said } from './ProofFields';
import { useUpload } from './use-evidence';
import './evidence.css';

interface Props {
  readonly hospitalId: string;
  /** What the new proof supports from the start. */
  readonly links?: readonly Schemas['ClauseRefs'][];
  readonly done?: (proof: Schemas['EvidenceDetail']) => void;
}

/** Files first; what is said of them opens once there is one. */
export function UploadForm({ hospitalId, links = [], done }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Said>();
  const [files, setFiles] = useState<readonly File[]>([]);
  const upload = useUpload(hospitalId);
  const code = links[0]?.codes[0];
  const choose = (next: readonly File[]): void => {
    setFiles(next);
    // The name of the first file is mostly what the proof is called.
    if (next[0] && !form.getFieldValue('title'))
      form.setFieldsValue({ title: next[0].name.replace(/\.[^.]+$/, ''), kind: kindOf(next[0]) });
  };
  return (
    <Form<Said>
      form={form}
      layout="vertical"
      initialValues={{ kind: 'record' }}
      onFinish={(said) =>
        upload.mutate(
          { record: toRecord(said), files, links },
          {
            onSuccess: (proof) => {
              tell.done(
                code === undefined ? t('web.proof.uploaded') : t('web.proof.uploadedLinked', { code }),
              );
              setFiles([]);
              form.resetFields();
              done?.(proof);
            },
          },
        )
      }
    >
      <FilePicker files={files} setFiles={choose} />
      {upload.isError && <Failure error={upload.error} />}
      {files.length > 0 && (
        <div className="upload-fields">
          <ProofFields />
          <Button type="primary" htmlType="submit" loading={upload.isPending}>
            {t('web.proof.upload')}
          </Button>
        </div>
      )}
    </Form>
  );
}

const kindOf = ({ type }: File): Said['kind'] => (type.startsWith('image/') ? 'picture' : 'record');
