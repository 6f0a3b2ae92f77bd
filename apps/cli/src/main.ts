import { run } from './run';

// Whoever reads may have seen enough and gone: `dabiao standards list | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  warn: (text) => process.stderr.write(`${text}\n`),
}).then((code) => {
  process.exitCode = code;
});
