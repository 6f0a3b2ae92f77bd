import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import type { Clause } from './schema';

/**
 * SHA-256 of what a clause asks for: its title, requirement, rule, and per level requirement and data quality.
 * Points, categories, provenance and the place in the checklist are not part of it: when only those
 * change, a hospital's verdict and proofs still answer the same question and can be carried over.
 * White space does not count.
 */
export function textHash(clause: Clause): string {
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(question(clause)))));
}

function question(clause: Clause): unknown[] {
  if ('levels' in clause)
    return [
      plain(clause.title.zh),
      Object.entries(clause.levels).map(([level, cell]) => [
        level,
        plain(cell.requirement?.zh),
        plain(cell.quality?.zh),
      ]),
    ];
  const { rule } = clause;
  const judged =
    rule.kind === 'threshold'
      ? [rule.indicator, rule.operator, rule.value, rule.upTo ?? null, rule.unit, rule.months ?? null]
      : rule.kind === 'trend'
        ? [rule.indicator, rule.direction, rule.unit, rule.months]
        : [];
  return [plain(clause.title.zh), plain(clause.requirement?.zh), rule.kind, ...judged];
}

const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, '');
