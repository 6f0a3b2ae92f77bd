import { useMemo } from 'react';
import { useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { columnsOf, lineOf, type Column, type Entry } from './columns';

/** The figures of all standards that any of the hospitals works on, with their titles. */
export function useColumns(entries: readonly Entry[]): Column[] {
  const text = useText();
  const standards = useStandards();
  return useMemo(
    () => titled(columnsOf(entries, standards.data ?? [], text), text.t),
    [entries, standards.data, text],
  );
}

/** The figure that most hospitals have: on it they can be compared. */
export function mostShared(columns: readonly Column[], entries: readonly Entry[]): Column | undefined {
  const count = (column: Column): number => entries.filter((entry) => lineOf(entry, column)).length;
  return [...columns].sort((a, b) => count(b) - count(a))[0];
}

/** Tiers by their names in the result's words: the overview of a region comes without editions. */
function titled(columns: readonly Column[], t: ReturnType<typeof useText>['t']): Column[] {
  const names: Readonly<Record<string, string>> = {
    basic: t('web.tier.basic'),
    recommended: t('web.tier.recommended'),
  };
  return columns.map((column) =>
    column.tier !== undefined && names[column.tier] !== undefined
      ? { ...column, title: column.title.replace(/ · [^·]+$/, ` · ${names[column.tier]}`) }
      : column,
  );
}
