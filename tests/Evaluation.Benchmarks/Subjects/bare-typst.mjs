// The least that prints a report: one compiler, fonts loaded once, source in, PDF out of the compiler and away.
// Arguments: folder of the compiler and fonts. Input: JSON lines as the product's worker gets them; answers: the length of each PDF.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

const folder = process.argv[2];
const require = createRequire(import.meta.url);
const native = readdirSync(folder).filter((name) => name.endsWith('.node')).map((name) => {
  try { return require(path.join(folder, name)); } catch { return null; }
}).find((loaded) => loaded !== null);
const fonts = readdirSync(path.join(folder, 'fonts')).map((name) => readFileSync(path.join(folder, 'fonts', name)));
const typst = native.NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const job = JSON.parse(line);
  const outcome = typst.compile({ mainFilePath: path.join(folder, 'report.typ'), inputs: job.inputs, resetRead: true });
  if (outcome.hasError() || outcome.result === null) throw new Error(JSON.stringify(outcome.takeError()?.shortDiagnostics));
  const pdf = typst.pdf(outcome.result, { pdfStandard: job.pdfStandard, creationTimestamp: job.creationTimestamp });
  typst.evictCache(3);
  process.stdout.write(`${pdf.length}\n`);
}).on('close', () => process.exit(0));
