import type { Topic } from '../message';

/** Reports on the page, their files, and the jobs that make them. */
export const webReportsMessages = {
  'web.report.title': { zh: '月报 {month}', en: 'Monthly report {month}' },
  'web.report.contents': { zh: '目录', en: 'Contents' },
  'web.report.lang': { zh: '月报语言', en: 'Language of the report' },
  'web.report.revision': { zh: '版次', en: 'Revision' },
  'web.report.toMonth': { zh: '返回月报期', en: 'Back to the month' },
  'web.report.format.docx': { zh: 'Word', en: 'Word' },
  'web.report.format.xlsx': { zh: 'Excel 台账', en: 'Excel ledger' },
  'web.report.format.pdf': { zh: 'PDF', en: 'PDF' },
  'web.report.format.json': { zh: '数据', en: 'Data' },
  'web.report.download': { zh: '下载 {format}', en: 'Download {format}' },
  'web.report.downloads': { zh: '下载', en: 'Downloads' },
  'web.report.kept': { zh: '归档文件', en: 'Kept documents' },
  'web.report.kept.why': {
    zh: '末级审核通过后生成并永久保存；每次下载逐字节相同，可用指纹核对。',
    en: 'Made once the last level had accepted, and kept for ever: every download is the same byte for byte, as the fingerprint tells.',
  },
  'web.report.kept.since': { zh: '{time} 归档。', en: 'Kept since {time}.' },
  'web.report.kept.hashes': { zh: '完整指纹（SHA-256）', en: 'Whole fingerprints (SHA-256)' },
  'web.report.kept.later': {
    zh: '末级审核通过后归档；现在的下载按冻结的数字即时生成。',
    en: 'They are kept once the last level has accepted. Downloads are made of the frozen figures until then.',
  },
  'web.report.kept.soon': {
    zh: '尚未归档：审核通过后自动生成，历史月份每天陆续补齐；在此之前，下载按冻结的数字即时生成。',
    en: 'None yet: they are made after acceptance, and day by day for months accepted earlier. Downloads are made of the frozen figures until then.',
  },
  'web.report.kept.demo': {
    zh: '演示数据的历史月份不归档；下载按冻结的数字即时生成。',
    en: 'None: invented months of the demonstration are not kept. Downloads are made of the frozen figures.',
  },
  'web.report.kept.download': { zh: '下载归档的 {format}', en: 'Download kept {format}' },
  'web.report.numbers': { zh: '图中数字', en: 'Numbers of the chart' },
  'web.report.category': { zh: '类别', en: 'Category' },
} satisfies Topic;
