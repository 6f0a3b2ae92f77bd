import type { Subject } from '../subject';

/** What stands above every table: whose figures, and that they are a demonstration where they are. */
export function leadOf({ wording, current }: Subject): string[] {
  return [
    wording.say('report.sheet.lead', {
      hospital: wording.words(current.hospital.name),
      month: wording.month(current.month),
      day: wording.day(current.asOf),
      revision: current.revision,
    }),
    ...(current.demo ? [wording.say('report.notice.demo')] : []),
  ];
}
