import { useState, type ReactNode } from 'react';
import { Button, Progress } from 'antd';
import { ApiProblem } from '@dabiao/api-client';
import { atTime } from '../../shared/format';
import { lazily } from '../../shared/lazily';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';
import { Card } from '../../shared/ui/Card';
import { Failure } from '../../shared/ui/Failure';
import { DropFile } from './DropFile';
import { Changes, Errors, PreviewParts } from './PreviewParts';
import { keyOf, type SheetKind, type SheetProblem } from './sheet-kinds';
import { useSheetImport, type SheetImport } from './use-sheet-import';

const MappingEditor = lazily(async () => (await import('./MappingEditor')).MappingEditor, <Loading />);

/** A file, everything it would change, and then all of it or nothing. */
export function ImportCard({ kind }: { readonly kind: SheetKind }): ReactNode {
  const { t } = useText();
  const reading = useSheetImport(kind);
  const { file, preview, applied, busy, error } = reading;
  return (
    <Card
      title={t('web.sheet.in')}
      extra={
        file &&
        !busy && (
          <Button size="small" onClick={reading.reset}>
            {t('web.sheet.another')}
          </Button>
        )
      }
      flush
    >
      {!file && (
        <div className="sheet-start">
          <p>{t('web.sheet.in.why')}</p>
          <DropFile choose={(chosen) => void reading.choose(chosen)} />
        </div>
      )}
      {busy && <Busy reading={reading} />}
      {error !== undefined && !busy && <Refused error={error} />}
      {!busy && preview && !applied && <Checked reading={reading} kind={kind} />}
      {applied && <Done reading={reading} kind={kind} />}
    </Card>
  );
}

/** How far the server is. */
function Busy({ reading: { progress, file, stop } }: { readonly reading: SheetImport }): ReactNode {
  const { t } = useText();
  const PHASES = { reading: 'reading', comparing: 'comparing', saving: 'saving' } as const;
  const phase = progress && PHASES[progress.phase as keyof typeof PHASES];
  const text =
    progress && phase
      ? t('web.sheet.progress', {
          ...{ phase: t(`web.sheet.phase.${phase}`), done: progress.done, of: progress.of },
        })
      : t('web.sheet.checking');
  return (
    <div className="sheet-busy" role="status">
      <span>
        {file?.name} · {text}
      </span>
      <Progress
        percent={progress && progress.of > 0 ? Math.floor((100 * progress.done) / progress.of) : 0}
        status="active"
        showInfo={false}
        aria-label={text}
      />
      <Button size="small" onClick={stop}>
        {t('web.sheet.stop')}
      </Button>
    </div>
  );
}

/** Why the server does not take it, with every problem of the file. */
function Refused({ error }: { readonly error: unknown }): ReactNode {
  const problems = error instanceof ApiProblem ? (error.problem.problems ?? []) : [];
  const rows = (problems as readonly (SheetProblem | string)[]).filter(
    (one): one is SheetProblem => typeof one !== 'string',
  );
  return (
    <div className="sheet-refused">
      <Failure error={error} />
      {rows.length > 0 && <Errors problems={rows} />}
    </div>
  );
}

interface Props {
  readonly reading: SheetImport;
  readonly kind: SheetKind;
}

function Checked({ reading, kind }: Props): ReactNode {
  const { t } = useText();
  const preview = reading.preview!;
  const { mapping, errors, conflicts, changes } = preview;
  const [mapped, setMapped] = useState(false);
  const open = conflicts.filter((conflict) => !reading.choices.has(keyOf(conflict))).length;
  const mine = conflicts.filter((conflict) => reading.choices.get(keyOf(conflict)) === 'mine').length;
  const count = changes.length + mine;
  const editing = mapped || mapping === null;
  return (
    <>
      <About reading={reading} />
      {editing ? (
        <MappingEditor preview={preview} kind={kind} map={(chosen) => void reading.map(chosen)} />
      ) : (
        <>
          <PreviewParts reading={reading} kind={kind} />
          <div className="sheet-apply">
            <Button onClick={() => setMapped(true)}>{t('web.sheet.mapping.change')}</Button>
            <Button
              type="primary"
              disabled={errors.length > 0 || open > 0 || count === 0}
              onClick={() => void reading.apply()}
            >
              {t('web.sheet.apply', { count })}
            </Button>
            {errors.length === 0 && open > 0 && (
              <span className="warn">{t('web.sheet.conflicts.open', { count: open })}</span>
            )}
            {errors.length + conflicts.length + changes.length === 0 && (
              <span className="muted">{t('web.sheet.nothing')}</span>
            )}
          </div>
        </>
      )}
    </>
  );
}

/** Which file, where it came from, and what of it is not read. */
function About({ reading: { file, preview } }: { readonly reading: SheetImport }): ReactNode {
  const { t, lang } = useText();
  const { facts, worksheet, ignored, otherSheets } = preview!;
  const and = lang === 'zh' ? '、' : ', ';
  return (
    <div className="sheet-about">
      <p>
        <b>{file?.name}</b> {worksheet !== null && `${t('web.sheet.worksheet')} ${worksheet}`}{' '}
        <span className="muted">
          {facts
            ? t('web.sheet.takenOut', { name: facts.exportedBy, time: atTime(facts.exportedAt) })
            : t('web.sheet.foreign')}
        </span>
      </p>
      {otherSheets.length > 0 && (
        <p className="warn">{t('web.sheet.otherSheets', { sheets: otherSheets.join(and) })}</p>
      )}
      {ignored.length > 0 && (
        <p className="muted small">
          {t('web.sheet.ignored', {
            columns: ignored.map(({ letter, header }) => `${letter} ${header}`).join(and),
          })}
        </p>
      )}
    </div>
  );
}

function Done({ reading, kind }: Props): ReactNode {
  const { t, lang } = useText();
  const { saved, kept, unchanged } = reading.applied!;
  return (
    <>
      <div className="sheet-about" role="status">
        <p className="good">✓ {t('web.sheet.applied', { count: saved.length })}</p>
        {kept.length > 0 && (
          <p>{t('web.sheet.applied.kept', { codes: kept.join(lang === 'zh' ? '、' : ', ') })}</p>
        )}
        <p className="muted">{t('web.sheet.unchanged', { count: unchanged })}</p>
      </div>
      <Changes changes={saved} kind={kind} />
    </>
  );
}
