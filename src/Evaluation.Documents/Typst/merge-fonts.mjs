// Merges TrueType files of one face that cover different characters into a single font.
//
// Typst asks a family for a character once and then falls back to a Latin face of its own, so the
// slices of a web font must become one font before ≥ and ① come out in the right design.

const sfnt = {
  tables(font) {
    const found = new Map();
    for (let index = 0; index < font.readUInt16BE(4); index += 1) {
      const entry = 12 + 16 * index;
      const offset = font.readUInt32BE(entry + 8);
      found.set(font.toString('latin1', entry, entry + 4), font.subarray(offset, offset + font.readUInt32BE(entry + 12)));
    }
    return found;
  },

  build(tables) {
    const tags = [...tables.keys()].sort();
    const header = Buffer.alloc(12 + 16 * tags.length);
    const power = 2 ** Math.floor(Math.log2(tags.length));
    header.writeUInt32BE(0x00010000, 0);
    header.writeUInt16BE(tags.length, 4);
    header.writeUInt16BE(power * 16, 6);
    header.writeUInt16BE(Math.log2(power), 8);
    header.writeUInt16BE((tags.length - power) * 16, 10);
    const parts = [header];
    let position = header.length;
    tags.forEach((tag, index) => {
      const table = tables.get(tag);
      const padded = Buffer.alloc((table.length + 3) & ~3);
      table.copy(padded);
      const entry = 12 + 16 * index;
      header.write(tag, entry, 'latin1');
      header.writeUInt32BE(checksum(padded), entry + 4);
      header.writeUInt32BE(position, entry + 8);
      header.writeUInt32BE(table.length, entry + 12);
      parts.push(padded);
      position += padded.length;
    });
    return Buffer.concat(parts);
  },
};

function checksum(padded) {
  let sum = 0;
  for (let offset = 0; offset < padded.length; offset += 4) sum = (sum + padded.readUInt32BE(offset)) >>> 0;
  return sum;
}

/** Character → glyph, from the Unicode subtables of format 4 and 12. */
function characters(cmap) {
  const map = new Map();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const start = cmap.readUInt32BE(4 + 8 * index + 4);
    const format = cmap.readUInt16BE(start);
    if (format === 4) segments(cmap, start, map);
    if (format === 12) groups(cmap, start, map);
  }
  return map;
}

function segments(cmap, start, map) {
  const double = cmap.readUInt16BE(start + 6);
  const ends = start + 14, starts = ends + double + 2, deltas = starts + double, ranges = deltas + double;
  for (let at = 0; at < double; at += 2) {
    const first = cmap.readUInt16BE(starts + at), last = cmap.readUInt16BE(ends + at);
    const delta = cmap.readUInt16BE(deltas + at), range = cmap.readUInt16BE(ranges + at);
    for (let character = first; character <= last && character !== 0xffff; character += 1) {
      let glyph = character;
      if (range !== 0) glyph = cmap.readUInt16BE(ranges + at + range + 2 * (character - first));
      if (range === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff;
      if (glyph !== 0) map.set(character, glyph);
    }
  }
}

function groups(cmap, start, map) {
  for (let index = 0; index < cmap.readUInt32BE(start + 12); index += 1) {
    const group = start + 16 + 12 * index;
    const first = cmap.readUInt32BE(group), last = cmap.readUInt32BE(group + 4), glyph = cmap.readUInt32BE(group + 8);
    for (let character = first; character <= last; character += 1) map.set(character, glyph + character - first);
  }
}

function glyphs(tables) {
  const count = tables.get('maxp').readUInt16BE(4);
  const long = tables.get('head').readInt16BE(50) === 1;
  const loca = tables.get('loca'), glyf = tables.get('glyf');
  const offset = (index) => (long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  return Array.from({ length: count }, (_, index) => glyf.subarray(offset(index), offset(index + 1)));
}

/** Width and left bearing of each glyph; glyphs past the last full entry repeat its width. */
function metrics(tables, header, name) {
  const count = tables.get('maxp').readUInt16BE(4), full = tables.get(header).readUInt16BE(34), table = tables.get(name);
  return Array.from({ length: count }, (_, index) => {
    const entry = Buffer.alloc(4);
    entry.writeUInt16BE(table.readUInt16BE(4 * Math.min(index, full - 1)), 0);
    entry.writeInt16BE(table.readInt16BE(index < full ? 4 * index + 2 : 4 * full + 2 * (index - full)), 2);
    return entry;
  });
}

/** A composite glyph names its parts by number, and the numbers move. */
function renumbered(glyph, base) {
  if (base === 0 || glyph.length === 0 || glyph.readInt16BE(0) >= 0) return glyph;
  const moved = Buffer.from(glyph);
  let at = 10, flags;
  do {
    flags = moved.readUInt16BE(at);
    moved.writeUInt16BE(moved.readUInt16BE(at + 2) + base, at + 2);
    at += 4 + (flags & 0x0001 ? 4 : 2);
    if (flags & 0x0008) at += 2;
    else if (flags & 0x0040) at += 4;
    else if (flags & 0x0080) at += 8;
  } while (flags & 0x0020);
  return moved;
}

function characterTable(map) {
  const ordered = [...map].sort((a, b) => a[0] - b[0]);
  const runs = [];
  for (const [character, glyph] of ordered) {
    const last = runs.at(-1);
    if (last && last.end + 1 === character && last.glyph + character - last.start === glyph) last.end = character;
    else runs.push({ start: character, end: character, glyph });
  }
  const table = Buffer.alloc(12 + 16 + 12 * runs.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * runs.length, 16);
  table.writeUInt32BE(runs.length, 24);
  runs.forEach((run, index) => {
    table.writeUInt32BE(run.start, 28 + 12 * index);
    table.writeUInt32BE(run.end, 32 + 12 * index);
    table.writeUInt32BE(run.glyph, 36 + 12 * index);
  });
  return table;
}

/** The first font lends names, metrics and layout features; the others only add characters it lacks. */
export function mergeFonts(fonts) {
  const [main, ...others] = fonts.map(sfnt.tables);
  const map = characters(main.get('cmap'));
  const outlines = glyphs(main);
  const widths = metrics(main, 'hhea', 'hmtx');
  for (const font of others) {
    const base = outlines.length;
    const added = [...characters(font.get('cmap'))].filter(([character]) => !map.has(character));
    if (added.length === 0) continue;
    for (const [character, glyph] of added) map.set(character, glyph + base);
    for (const glyph of glyphs(font)) outlines.push(renumbered(glyph, base));
    widths.push(...metrics(font, 'hhea', 'hmtx'));
  }
  if (outlines.length > 0xffff) throw new Error('too many glyphs for one font');

  const loca = Buffer.alloc(4 * (outlines.length + 1));
  const bodies = [];
  let position = 0;
  outlines.forEach((glyph, index) => {
    const padded = Buffer.alloc((glyph.length + 3) & ~3);
    glyph.copy(padded);
    bodies.push(padded);
    position += padded.length;
    loca.writeUInt32BE(position, 4 * (index + 1));
  });
  const head = Buffer.from(main.get('head'));
  head.writeInt16BE(1, 50);
  const maxp = Buffer.from(main.get('maxp'));
  maxp.writeUInt16BE(outlines.length, 4);
  for (let field = 6; field + 2 <= maxp.length; field += 2) {
    maxp.writeUInt16BE(Math.max(...[main, ...others].map((font) => font.get('maxp').readUInt16BE(field))), field);
  }
  const hhea = Buffer.from(main.get('hhea'));
  hhea.writeUInt16BE(outlines.length, 34);
  const post = Buffer.alloc(32);
  main.get('post').copy(post, 0, 0, 32);
  post.writeUInt32BE(0x00030000, 0);

  const tables = new Map([
    ['head', head], ['maxp', maxp], ['hhea', hhea], ['post', post],
    ['hmtx', Buffer.concat(widths)], ['loca', loca], ['glyf', Buffer.concat(bodies)], ['cmap', characterTable(map)],
  ]);
  for (const tag of ['OS/2', 'name', 'GSUB', 'GPOS', 'GDEF']) if (main.has(tag)) tables.set(tag, main.get(tag));
  return sfnt.build(tables);
}
