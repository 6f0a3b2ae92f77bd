export { drawCharts } from './charts/draw-charts';
export { excelReport } from './excel/excel-report';
export { pdfReport } from './pdf/pdf-report';
export { wordReport } from './word/word-report';
