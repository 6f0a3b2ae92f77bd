import type { Day } from '@dabiao/kernel';
import { say, type Lang, type MessageKey } from '@dabiao/messages';
import type { Evidence } from '@dabiao/persistence';
import { isInForce } from '../compliance/proofs.service';

/** What kind of proof it is, as sheets write it. */
export function kindWord(lang: Lang, { kind }: Pick<Evidence, 'kind'>): string {
  return say(lang, `ledger.kind.${kind}` as MessageKey);
}

/** How a proof stands on a day, as sheets write it. */
export function stateWord(lang: Lang, evidence: Evidence, day: Day): string {
  return say(lang, `ledger.state.${stateOf(evidence, day)}`);
}

function stateOf(evidence: Evidence, day: Day): 'retired' | 'expired' | 'notYet' | 'inForce' {
  if (evidence.retired) return 'retired';
  if (isInForce(evidence, day)) return 'inForce';
  return evidence.inForceTo !== null && evidence.inForceTo < day ? 'expired' : 'notYet';
}
