import type { Lang } from '@dabiao/messages';
import { numbered } from '../blocks';
import type { Fact, ReportModel } from '../model';
import { furniture } from '../report-model';
import { Wording } from '../wording';
import type { RegionFigures } from './region-figures';
import { heat } from './region-heat';
import { distributions, overall, rankings } from './region-standing';
import { late, regionFindings, regionSources, weak } from './region-work';
import { regionSheets } from './region-sheets';

const SECTIONS = [overall, rankings, distributions, heat, weak, regionFindings, late, regionSources] as const;

/** The monthly report of a region. The same figures give the same model, for ever. */
export function regionModel(figures: RegionFigures, lang: Lang): ReportModel {
  const wording = new Wording(lang);
  const place = figures.region.names.map((name) => wording.words(name)).join(lang === 'zh' ? '' : ', ');
  const params = { hospital: place, month: wording.month(figures.month) };
  const fact = (key: Parameters<Wording['say']>[0], text: string): Fact => ({
    label: wording.say(key),
    text,
  });
  const working = figures.standards.filter(({ edition }) => edition.status === 'working');
  const titles = wording.join(working.map(({ edition }) => wording.words(edition.title)));
  return {
    kind: 'region-month',
    lang,
    day: figures.asOf,
    title: wording.say('region.title', params),
    subtitle: wording.say('report.subtitle', params),
    facts: [
      fact('report.fact.region', place),
      fact('report.fact.month', params.month),
      fact('report.fact.asOf', wording.day(figures.asOf)),
      fact(
        'region.fact.hospitals',
        wording.say('region.fact.closed', {
          closed: figures.hospitals.length,
          of: figures.hospitals.length + figures.late.length,
        }),
      ),
    ],
    notices: [
      ...(figures.demo ? [wording.say('report.notice.demo')] : []),
      ...(working.length > 0 ? [wording.say('report.notice.working', { titles })] : []),
    ],
    watermark: figures.demo ? wording.say('report.demo') : null,
    body: numbered(
      SECTIONS.flatMap((section) => section(figures, wording)),
      lang,
    ),
    annexes: [],
    words: furniture(wording),
    signature: { organisation: place, date: wording.day(figures.asOf) },
    sheets: regionSheets(figures, wording),
    data: figures,
  };
}
