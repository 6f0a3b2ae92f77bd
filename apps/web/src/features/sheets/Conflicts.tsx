import { useState, type ReactNode } from 'react';
import { Button, Radio } from 'antd';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { Pages } from '../../shared/ui/Pages';
import { Fields } from './Fields';
import { keyOf, titleOf, type Conflict } from './sheet-kinds';
import type { Choice } from './use-sheet-import';

const SIZE = 20;

interface Props {
  readonly conflicts: readonly Conflict[];
  readonly choices: ReadonlyMap<string, Choice>;
  readonly decide: (keys: readonly string[], choice: Choice) => void;
}

/** What the sheet and somebody else both changed: each side with what it says, and whoever reads it in chooses. */
export function Conflicts({ conflicts, choices, decide }: Props): ReactNode {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const all = conflicts.map(keyOf);
  return (
    <div className="sheet-conflicts">
      <div className="sheet-line">
        <span>{t('web.sheet.conflicts.why')}</span>
        <Button size="small" onClick={() => decide(all, 'theirs')}>
          {t('web.sheet.all.theirs')}
        </Button>
        <Button size="small" onClick={() => decide(all, 'mine')}>
          {t('web.sheet.all.mine')}
        </Button>
      </div>
      {conflicts.slice((page - 1) * SIZE, page * SIZE).map((conflict) => (
        <OneConflict
          key={keyOf(conflict)}
          conflict={conflict}
          choice={choices.get(keyOf(conflict))}
          decide={(choice) => decide([keyOf(conflict)], choice)}
        />
      ))}
      <Pages page={page} size={SIZE} total={conflicts.length} set={setPage} />
    </div>
  );
}

interface OneProps {
  readonly conflict: Conflict;
  readonly choice: Choice | undefined;
  readonly decide: (choice: Choice) => void;
}

function OneConflict({ conflict, choice, decide }: OneProps): ReactNode {
  const { t } = useText();
  const { row, by, at, fields, theirs } = conflict;
  return (
    <fieldset className="sheet-conflict">
      <legend>
        {titleOf(conflict)} <span className="muted small">{`${t('web.sheet.row')} ${row}`}</span>
      </legend>
      <Radio.Group value={choice} onChange={({ target }) => decide(target.value as Choice)}>
        <Radio value="theirs">
          <b>{t('web.sheet.theirs')}</b>{' '}
          <span className="muted small">
            {t('web.sheet.by', {
              name: by?.name ?? t('web.sheet.somebody'),
              time: at === null ? '' : atTime(at),
            })}
          </span>
          <Fields fields={theirs} />
        </Radio>
        <Radio value="mine">
          <b>{t('web.sheet.mine')}</b>
          <Fields fields={fields} />
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}
