import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Modal } from 'antd';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../shared/api';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { MoveFigures } from './MoveFigures';
import { MoveLines } from './MoveLines';
import { useMovePreview, useMoveTo, type Mapping, type MovePreview } from './use-move';

interface Props {
  readonly assessment: Schemas['Assessment'];
  readonly to: string;
}

/** Everything moving would do; then it is done, all or nothing. */
export function MoveResult({ assessment, to }: Props): ReactNode {
  const { t } = useText();
  const [mapping, setMapping] = useState<Mapping>({});
  // Suggestions that were taken are no longer suggested; they stay to be seen, and to be given up.
  const [offered, setOffered] = useState<MovePreview['suggestions']>([]);
  const preview = useMovePreview(assessment.id, to, mapping);
  const take = (pair: MovePreview['suggestions'][number], taken: boolean, shown: typeof offered): void => {
    setOffered(shown);
    const rest = Object.fromEntries(Object.entries(mapping).filter(([from]) => from !== pair.from));
    setMapping(taken ? { ...rest, [pair.from]: pair.to } : rest);
  };
  return (
    <Loaded query={preview}>
      {(data) => {
        const pairs = [
          ...offered,
          ...data.suggestions.filter(
            ({ from, to: code }) => !offered.some((one) => one.from === from && one.to === code),
          ),
        ];
        return (
          <>
            <Warnings preview={data} />
            <Card title={t('web.move.figures')} flush>
              <MoveFigures preview={data} />
            </Card>
            {pairs.length > 0 && (
              <Suggestions pairs={pairs} mapping={mapping} take={(pair, taken) => take(pair, taken, pairs)} />
            )}
            <MoveLines preview={data} />
            <Go preview={data} mapping={mapping} fetching={preview.isFetching} />
          </>
        );
      }}
    </Loaded>
  );
}

/** What the new edition does not know of the plan. */
function Warnings({ preview }: { readonly preview: MovePreview }): ReactNode {
  const { t, lang } = useText();
  const { droppedOptions, droppedTarget } = preview;
  if (droppedOptions.length === 0 && !droppedTarget) return null;
  return (
    <div className="move-moved warn">
      {droppedOptions.length > 0 && (
        <p>{t('web.move.dropped.options', { options: droppedOptions.join(lang === 'zh' ? '、' : ', ') })}</p>
      )}
      {droppedTarget && <p>{t('web.move.dropped.target')}</p>}
    </div>
  );
}

interface SuggestionsProps {
  readonly pairs: MovePreview['suggestions'];
  readonly mapping: Mapping;
  readonly take: (pair: MovePreview['suggestions'][number], taken: boolean) => void;
}

/** The same text under another code, where a code now belongs to another text: a person decides. */
function Suggestions({ pairs, mapping, take }: SuggestionsProps): ReactNode {
  const { t } = useText();
  return (
    <Card title={t('web.move.suggestions')}>
      <p className="move-why">{t('web.move.suggestions.why')}</p>
      <div className="move-pairs">
        {pairs.map((pair) => (
          <Checkbox
            key={`${pair.from} ${pair.to}`}
            checked={mapping[pair.from] === pair.to}
            onChange={({ target }) => take(pair, target.checked)}
          >
            {t('web.move.pair', pair)}
          </Checkbox>
        ))}
      </div>
    </Card>
  );
}

interface GoProps {
  readonly preview: MovePreview;
  readonly mapping: Mapping;
  readonly fetching: boolean;
}

function Go({ preview, mapping, fetching }: GoProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const move = useMoveTo(preview.assessmentId);
  const { to, version } = preview;
  const go = (): void =>
    move.mutate(
      { to, version, mapping },
      {
        onSuccess: ({ assessment }) => {
          tell.done(t('web.move.done', { to }));
          void navigate(checklistPath(assessment.id));
        },
        onSettled: () => setAsking(false),
      },
    );
  return (
    <div className="move-go">
      <Button type="primary" disabled={fetching} onClick={() => setAsking(true)}>
        {t('web.move.go')}
      </Button>
      {move.isError && <Failure error={move.error} />}
      <Modal
        open={asking}
        title={t('web.move.sure', { to })}
        okText={t('web.move.go')}
        cancelText={t('web.cancel')}
        confirmLoading={move.isPending}
        onCancel={() => setAsking(false)}
        onOk={go}
      >
        {t('web.move.sure.why')}
      </Modal>
    </div>
  );
}
