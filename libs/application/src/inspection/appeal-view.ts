import { can } from '@dabiao/access';
import type { Edition } from '@dabiao/catalog';
import { mayDecideAppeal } from '@dabiao/inspection';
import type { Appeal, AppealLine, Hospital } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { clauseBrief, type ClauseBrief } from './finding-view';

/** Deciding is for inspectors, taking back for the hospital. */
export type AppealChoice = 'decide' | 'withdraw';

/** An appeal as people see it, and what the caller may do with it now. */
export interface AppealView extends Appeal {
  readonly hospital: Hospital;
  readonly editionId: string;
  readonly clause: ClauseBrief;
  readonly choices: readonly AppealChoice[];
}

export const appealView = (caller: Caller, line: AppealLine, edition: Edition): AppealView => ({
  ...line.appeal,
  hospital: line.hospital,
  editionId: line.editionId,
  clause: clauseBrief(edition, line.appeal.code),
  choices: choicesOf(caller, line),
});

function choicesOf({ actor }: Caller, { appeal, hospital }: AppealLine): AppealChoice[] {
  if (appeal.state !== 'filed') return [];
  const place = { hospitalId: hospital.id, region: hospital.region };
  const decides = can(actor, 'appeal.decide', place) && mayDecideAppeal(appeal, actor.userId);
  return [
    ...(decides ? ['decide' as const] : []),
    ...(can(actor, 'appeal.file', place) ? ['withdraw' as const] : []),
  ];
}
