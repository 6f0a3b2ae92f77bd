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
  'web.report.kept.download': { zh: '下载归档的 {format}', en: 'Download kept {format}' },
  'web.report.numbers': { zh: '图中数字', en: 'Numbers of the chart' },
  'web.report.category': { zh: '类别', en: 'Category' },
} satisfies Topic;
