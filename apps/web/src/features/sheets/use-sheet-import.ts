import { useRef, useState } from 'react';
import { ApiProblem } from '@dabiao/api-client';
import { queries, SESSION } from '../../shared/api';
import { isStop } from '../../shared/download';
import { sendForm, type Progress } from '../../shared/with-progress';
import {
  keyOf,
  type Applied,
  type Conflict,
  type Mapping,
  type Preview,
  type SheetKind,
} from './sheet-kinds';

export type Choice = 'mine' | 'theirs';

/** Where the reading in of a sheet is. */
export interface SheetImport {
  readonly file: File | undefined;
  readonly preview: Preview | undefined;
  readonly applied: Applied | undefined;
  readonly choices: ReadonlyMap<string, Choice>;
  /** What is on its way, and how far it is. */
  readonly busy: 'preview' | 'apply' | undefined;
  readonly progress: Progress | undefined;
  readonly error: unknown;
  readonly choose: (file: File) => Promise<void>;
  readonly map: (mapping: Mapping) => Promise<void>;
  readonly decide: (keys: readonly string[], choice: Choice) => void;
  readonly apply: () => Promise<void>;
  readonly stop: () => void;
  readonly reset: () => void;
}

interface State {
  readonly file?: File;
  readonly mapping?: Mapping;
  readonly preview?: Preview;
  readonly applied?: Applied;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly busy?: 'preview' | 'apply';
  readonly progress?: Progress;
  readonly error?: unknown;
}

const NOTHING: State = { choices: new Map() };

/** A file, what it would change, the choices where somebody else was first, and the saving. */
export function useSheetImport(kind: SheetKind): SheetImport {
  const [state, setState] = useState<State>(NOTHING);
  const stopping = useRef<AbortController>(undefined);

  const send = async <T>(busy: 'preview' | 'apply', url: string, from: State, record: object) => {
    stopping.current = new AbortController();
    setState({ ...from, busy });
    return sendForm<T>({
      url,
      form: formOf(record, from.file!),
      signal: stopping.current.signal,
      onProgress: (progress) => setState((before) => (before.busy ? { ...before, progress } : before)),
    });
  };
  const check = async (from: State): Promise<void> => {
    const { mapping } = from;
    try {
      const preview = await send<Preview>('preview', `${kind.url}/preview`, from, mapping ? { mapping } : {});
      setState({ ...from, preview });
    } catch (error) {
      setState(isStop(error) ? NOTHING : { ...from, error });
    }
  };
  const apply = async (): Promise<void> => {
    const { file, mapping, preview, choices } = state;
    const from: State = {
      choices,
      ...(file ? { file } : {}),
      ...(mapping ? { mapping } : {}),
      ...(preview ? { preview } : {}),
    };
    const of = (choice: Choice): string[] =>
      [...choices].filter(([, chosen]) => chosen === choice).map(([key]) => key);
    const record = {
      ...(mapping ? { mapping } : {}),
      ...{ seen: preview!.seen, mine: of('mine'), theirs: of('theirs') },
    };
    try {
      const applied = await send<Applied>('apply', kind.url, from, record);
      setState({ ...from, applied });
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    } catch (error) {
      setState(isStop(error) ? from : { ...withNewConflicts(from, error), error });
    }
  };
  return {
    ...{ file: state.file, preview: state.preview, applied: state.applied, choices: state.choices },
    ...{ busy: state.busy, progress: state.progress, error: state.error, apply },
    choose: async (file) => {
      // What was checked is what is saved, even if the file changes on the disk meanwhile.
      const kept = new File([await file.arrayBuffer()], file.name, { type: file.type });
      await check({ file: kept, choices: new Map() });
    },
    map: (mapping) => check({ ...(state.file ? { file: state.file } : {}), mapping, choices: new Map() }),
    decide: (keys, choice) =>
      setState((before) => ({
        ...before,
        choices: new Map([...before.choices, ...keys.map((key) => [key, choice] as const)]),
      })),
    stop: () => stopping.current?.abort(),
    reset: () => setState(NOTHING),
  };
}

/** Somebody was first after the preview: what they changed needs a choice, too. */
function withNewConflicts(from: State, error: unknown): State {
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  if (!from.preview || !problem?.conflicts || problem.seen === undefined) return from;
  const found = problem.conflicts as readonly unknown[] as readonly Conflict[];
  const keys = new Set(found.map(keyOf));
  const { preview } = from;
  return {
    ...from,
    choices: new Map([...from.choices].filter(([key]) => !keys.has(key))),
    preview: {
      ...preview,
      seen: problem.seen,
      changes: preview.changes.filter((change) => !keys.has(keyOf(change))),
      conflicts: [...preview.conflicts.filter((conflict) => !keys.has(keyOf(conflict))), ...found],
    },
  };
}

/** The field `record` comes first, the file after it. */
function formOf(record: object, file: File): FormData {
  const form = new FormData();
  form.append('record', JSON.stringify(record));
  form.append('files', file, file.name);
  return form;
}
