import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { ApiProblem } from '@dabiao/api-client';
import { api, queries } from '../../shared/api';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';

interface FileProblem {
  readonly line: number;
  readonly message: string;
}

/** Loads a standards file; every problem of it is named with its line. */
export function LoadStandard({ close }: { readonly close: () => void }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [yaml, setYaml] = useState('');
  const load = useMutation({
    mutationFn: () => api().post('/api/standards', { body: { yaml } }),
    onSuccess: ({ id, added }) => {
      void queries.invalidateQueries({ queryKey: ['standards'] });
      tell.done(t(added ? 'web.standard.loaded' : 'web.standard.same', { id }));
      close();
    },
  });
  const problems = load.error instanceof ApiProblem ? (load.error.problem.problems ?? []) : [];
  return (
    <Modal
      open
      width={720}
      title={t('web.standard.load')}
      okText={t('web.standard.load')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: yaml.trim() === '' }}
      confirmLoading={load.isPending}
      onCancel={close}
      onOk={() => load.mutate()}
    >
      <p>{t('web.standard.load.why')}</p>
      <p>
        <input
          type="file"
          accept=".yaml,.yml,text/yaml"
          aria-label={t('web.standard.load.file')}
          onChange={({ target }) => void target.files?.[0]?.text().then(setYaml)}
        />
      </p>
      <Input.TextArea
        aria-label={t('web.standard.load.text')}
        rows={10}
        spellCheck={false}
        className="standards-yaml"
        value={yaml}
        onChange={({ target }) => setYaml(target.value)}
      />
      {load.isError && <Failure error={load.error} />}
      <ul className="standards-problems">
        {(problems as readonly (FileProblem | string)[]).map((problem, i) => (
          <li key={i}>
            {typeof problem === 'string'
              ? problem
              : t('web.standard.line', { line: problem.line, message: problem.message })}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
