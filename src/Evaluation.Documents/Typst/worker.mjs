// Typesets one report at a time: JSON lines on standard input, JSON lines and paper on standard output.
//
//   first line   { "workspace", "fonts": [path], "rareFonts": [path] }
//   then         { "id", "template", "inputs": { name: text }, "rare", "pdfStandard", "creationTimestamp" }
//   answers      { "ready", "node", "error" } once, then { "id", "ok": true, "pages", "bytes" } and so many bytes, or { "id", "ok": false, "error" }
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

/** The compiler is one native file per platform; the one that loads is the right one. */
function loadCompiler() {
  const require = createRequire(import.meta.url);
  const natives = readdirSync(here).filter((name) => name.endsWith('.node'));
  const refusals = [];
  for (const name of natives) {
    try {
      return require(path.join(here, name)).NodeCompiler;
    } catch (refusal) {
      refusals.push(`${name}: ${refusal.message}`);
    }
  }
  throw new Error(`no compiler for ${process.platform}-${process.arch} in ${here}\n${refusals.join('\n')}`);
}

/** Of a collection for all East Asian regions only the simplified Chinese face is wanted. */
function simplifiedChineseOnly(font) {
  if (font.toString('latin1', 0, 4) !== 'ttcf') return font;
  for (let index = 0; index < font.readUInt32BE(8); index += 1) {
    const face = font.readUInt32BE(12 + 4 * index);
    if (!/ SC$/.test(familyName(font, face))) continue;
    font.writeUInt32BE(1, 8);
    font.writeUInt32BE(face, 12);
    return font;
  }
  return font;
}

function familyName(font, face) {
  for (let index = 0; index < font.readUInt16BE(face + 4); index += 1) {
    const entry = face + 12 + 16 * index;
    if (font.toString('latin1', entry, entry + 4) !== 'name') continue;
    const table = font.readUInt32BE(entry + 8);
    const texts = table + font.readUInt16BE(table + 4);
    for (let record = table + 6; record < table + 6 + 12 * font.readUInt16BE(table + 2); record += 12) {
      const english = font.readUInt16BE(record) === 3 && font.readUInt16BE(record + 4) === 0x409;
      if (!english || font.readUInt16BE(record + 6) !== 1) continue;
      const start = texts + font.readUInt16BE(record + 10);
      return Buffer.from(font.subarray(start, start + font.readUInt16BE(record + 8))).swap16().toString('utf16le');
    }
  }
  return '';
}

let NodeCompiler;
let settings;
const compilers = new Map();

/** Rare-character fonts are large and most reports do without, so there is a compiler with and one without. */
function compiler(rare) {
  if (!compilers.has(rare)) {
    const blobs = settings.fonts.map((file) => readFileSync(file));
    if (rare) blobs.push(...settings.rareFonts.map((file) => simplifiedChineseOnly(readFileSync(file))));
    compilers.set(rare, NodeCompiler.create({ workspace: settings.workspace, fontArgs: [{ fontBlobs: blobs }] }));
  }
  return compilers.get(rare);
}

function complaint(error) {
  const first = error?.shortDiagnostics?.[0];
  return first ? JSON.stringify(first) : String(error?.message ?? error);
}

function print(job) {
  const typst = compiler(job.rare === true);
  const outcome = typst.compile({ mainFilePath: job.template, inputs: job.inputs, resetRead: true });
  if (outcome.hasError() || outcome.result === null) throw new Error(complaint(outcome.takeError()));
  const pdf = typst.pdf(outcome.result, { pdfStandard: job.pdfStandard, creationTimestamp: job.creationTimestamp });
  const pages = outcome.result.numOfPages;
  // What the last reports did not use goes: a larger cache costs more time to sweep than it saves.
  typst.evictCache(3);
  say({ id: job.id, ok: true, pages, bytes: pdf.length });
  process.stdout.write(pdf);
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (settings === undefined) {
    settings = message;
    try {
      NodeCompiler = loadCompiler();
      say({ ready: true, node: process.versions.node });
    } catch (error) {
      say({ ready: false, node: process.versions.node, error: error.message });
    }
    return;
  }
  try {
    print(message);
  } catch (error) {
    say({ id: message.id, ok: false, error: complaint(error) });
  }
}).on('close', () => process.exit(0));
