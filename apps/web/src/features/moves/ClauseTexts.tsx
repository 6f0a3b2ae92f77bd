import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { useText, type Text } from '../../shared/text';
import { textDifference } from './text-difference';
import type { MoveLine } from './use-move';

/** What a clause asks; where it changed, what was taken out and what was put in. */
export function ClauseTexts({ line: { kind, before, after } }: { readonly line: MoveLine }): ReactNode {
  const text = useText();
  if (kind === 'changed' && before && after) {
    const ruled = before.rule !== after.rule;
    const [old, now] = [linesOf(before, ruled, text), linesOf(after, ruled, text)];
    return (
      <div className="move-texts">
        {Array.from({ length: Math.max(old.length, now.length) }, (_, i) => (
          <Difference key={i} before={old[i] ?? ''} after={now[i] ?? ''} />
        ))}
      </div>
    );
  }
  const one = after ?? before;
  return one && text.words(one.title);
}

/** Title, rule where it is another one, and requirements, a line each. */
function linesOf(
  { title, rule, requirement }: Schemas['ClauseText'],
  ruled: boolean,
  { t, words }: Text,
): string[] {
  const ruleLine = ruled ? [rule === null ? '' : t('web.move.rule', { rule })] : [];
  return [words(title), ...ruleLine, ...requirement.map(words)];
}

function Difference({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const pieces = textDifference(before, after);
  if (pieces.length === 0) return null;
  return (
    <div>
      {pieces.map(({ kind, text }, i) => {
        if (kind === 'same') return <span key={i}>{text}</span>;
        return kind === 'old' ? <del key={i}>{text}</del> : <ins key={i}>{text}</ins>;
      })}
    </div>
  );
}
