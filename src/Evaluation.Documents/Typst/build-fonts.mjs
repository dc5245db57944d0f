// Unpacks the web fonts from npm into the folder `fonts`: one TrueType file per face.
//
// A Chinese web font comes as one subset file plus about a hundred numbered slices, and paper needs
// them all: ① and ≥ are only in the slices.
import { createRequire } from 'node:module';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeFonts } from './merge-fonts.mjs';

const { decompress } = createRequire(import.meta.url)('wawoff2');
const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, 'fonts');

const faces = [
  { family: 'noto-serif-sc', weight: 400 },
  { family: 'noto-serif-sc', weight: 700 },
  { family: 'noto-sans-sc', weight: 500 },
];

const packageOf = (family) => path.join(here, 'node_modules', '@fontsource', family);

/** The subset first, then the slices by number: the first to know a character draws it. */
async function slices({ family, weight }) {
  const names = await readdir(path.join(packageOf(family), 'files'));
  const numbered = new RegExp(`^${family}-(\\d+)-${weight}-normal\\.woff2$`);
  const numbers = names
    .map((name) => numbered.exec(name))
    .filter((match) => match !== null)
    .map((match) => Number(match[1]))
    .sort((a, b) => a - b);
  if (numbers.length === 0) throw new Error(`no slices of ${family} ${weight}`);
  return [
    `${family}-chinese-simplified-${weight}-normal.woff2`,
    ...numbers.map((number) => `${family}-${number}-${weight}-normal.woff2`),
  ];
}

const fresh = `${target}.${process.pid}`;
await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
for (const face of faces) {
  const folder = path.join(packageOf(face.family), 'files');
  const fonts = [];
  for (const name of await slices(face)) {
    fonts.push(Buffer.from(await decompress(await readFile(path.join(folder, name)))));
  }
  await writeFile(path.join(fresh, `${face.family}-${face.weight}.ttf`), mergeFonts(fonts));
  await copyFile(path.join(packageOf(face.family), 'LICENSE'), path.join(fresh, `${face.family}.LICENSE.txt`));
}
await rm(target, { recursive: true, force: true });
await rename(fresh, target);
