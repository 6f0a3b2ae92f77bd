// Calculates a workbook anew with an engine that is not the one that wrote it: only what was typed and the formulas go
// in, never a stored result. Prints the value of every formula as { "sheet!A1": text }.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import exceljs from 'exceljs';
import { initSync, Model } from '@ironcalc/wasm';

const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
initSync({ module: await readFile(wasm) });
const workbook = new exceljs.Workbook();
await workbook.xlsx.readFile(process.argv[2]);

const model = new Model('recalculated', 'en', 'UTC', 'en');
model.pauseEvaluation();
workbook.worksheets.forEach((sheet, i) => {
  if (i > 0) model.newSheet();
  model.renameSheet(i, sheet.name);
});
const formulas = [];
workbook.worksheets.forEach((sheet, i) => {
  sheet.eachRow((row, r) =>
    row.eachCell((cell, c) => {
      if (cell.isMerged && cell.master !== cell) return;
      if (cell.formula) formulas.push([i, r, c, `${sheet.name}!${cell.address}`, `=${cell.formula}`]);
      else model.setUserInput(i, r, c, typeof cell.value === 'number' ? String(cell.value) : `'${cell.text}`);
    }),
  );
});
for (const [sheet, row, column, , formula] of formulas) model.setUserInput(sheet, row, column, formula);
model.resumeEvaluation();
model.evaluate();
const values = formulas.map(([sheet, row, column, name]) => [
  name,
  model.getFormattedCellValue(sheet, row, column),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(values)));
