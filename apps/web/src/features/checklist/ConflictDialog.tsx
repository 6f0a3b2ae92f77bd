import { useState, type ReactNode } from 'react';
import { Button, Modal, Radio } from 'antd';
import { atTime } from '../../shared/format';
import { resolve } from '../../shared/outbox/outbox';
import type { ClauseRecord, Edit } from '../../shared/outbox/queue';
import { useColleagues } from '../../shared/queries';
import { useText } from '../../shared/text';
import type { ChecklistData } from './data';
import { RecordText } from './RecordText';
import { withAnswer } from './overlay';

interface Props {
  readonly edit: Edit;
  readonly data: ChecklistData;
}

/** Two people, one clause: both values side by side, and whoever came second chooses. */
export function ConflictDialog({ edit, data }: Props): ReactNode {
  const { t, words } = useText();
  const theirs = edit.current ?? [];
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const people = useColleagues(data.hospital.id);
  const choose = (code: string, own: boolean): void => {
    const next = new Set(mine);
    if (own) next.add(code);
    else next.delete(code);
    setMine(next);
  };
  const all = (own: boolean): void => setMine(new Set(own ? theirs.map(({ code }) => code) : []));
  return (
    <Modal
      open
      width={760}
      title={t('web.conflict.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          {theirs.length > 1 && (
            <>
              <Button onClick={() => all(false)}>{t('web.conflict.allTheirs')}</Button>
              <Button onClick={() => all(true)}>{t('web.conflict.allMine')}</Button>
            </>
          )}
          <Button type="primary" onClick={() => resolve(edit.id, mine)}>
            {t('web.conflict.apply')}
          </Button>
        </>
      }
    >
      <p>{t('web.conflict.why')}</p>
      <div className="conflicts">
        {theirs.map((record) => {
          const clause = data.edition.clauses.find(({ code }) => code === record.code);
          const author =
            record.author?.name ??
            people.data?.find(({ id }) => id === record.updatedBy)?.name ??
            t('web.system');
          return (
            <fieldset key={record.code} className="conflict">
              <legend>
                {record.code} {clause && words(clause.title)}
              </legend>
              <Radio.Group
                value={mine.has(record.code) ? 'mine' : 'theirs'}
                onChange={({ target }) => choose(record.code, target.value === 'mine')}
              >
                <Radio value="theirs">
                  <b>{t('web.conflict.theirs')}</b>
                  <span className="muted small">
                    {t('web.conflict.by', {
                      name: author,
                      time: record.updatedAt === null ? '' : atTime(record.updatedAt),
                    })}
                  </span>
                  <RecordText record={record} data={data} />
                </Radio>
                <Radio value="mine">
                  <b>{t('web.conflict.mine')}</b>
                  <RecordText record={wanted(record, edit)} data={data} />
                </Radio>
              </Radio.Group>
            </fieldset>
          );
        })}
      </div>
    </Modal>
  );
}

/** The clause as it would be with the edit. */
function wanted(record: ClauseRecord, edit: Edit): ClauseRecord {
  const change = edit.changes.find(({ code }) => code === record.code);
  if (!change) return record;
  return edit.kind === 'verdicts' ? withAnswer(record, change) : { ...record, ...change };
}
