// What a block copied from a spreadsheet says, without deciding what it is worth: only the server turns text into money.

export interface PastedCell {
  row: number;
  column: number;
  /** As it stood in the block. */
  text: string;
  /** Plain digits for the cell, or undefined when it does not read as a figure. */
  figure: string | undefined;
}

/** The block as rows of cells; quoted cells may hold line breaks and tabs. */
export function blockOf(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at++) {
    const letter = source.charAt(at);
    const row = rows[rows.length - 1]!;
    const cell = row[row.length - 1]!;
    if (quoted && letter === '"' && source.charAt(at + 1) === '"') {
      row[row.length - 1] = cell + '"';
      at++;
    } else if (letter === '"' && (quoted || cell === "")) {
      quoted = !quoted;
    } else if (letter === "\t" && !quoted) {
      row.push("");
    } else if (letter === "\n" && !quoted) {
      rows.push([""]);
    } else {
      row[row.length - 1] = cell + letter;
    }
  }
  return rows;
}

/** Plain digits of one cell: full-width digits, thousands separators, currency signs and accountants' brackets are understood. */
export function figureOf(text: string): string | undefined {
  let plain = text.normalize("NFKC").trim();
  if (plain === "" || /^[-–—/]+$/.test(plain)) {
    return "";
  }
  const bracketed = /^\((.*)\)$/.exec(plain);
  if (bracketed) {
    plain = "-" + bracketed[1]!.trim();
  }
  plain = plain.replace(/[−–]/g, "-").replace(/[¥￥\s]/g, "").replace(/(?:万元|元)$/, "");
  // A separator only where thousands are set apart; "1,5" is not one and a half.
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain)) {
    plain = plain.replace(/,/g, "");
  }
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain) ? plain.replace(/^\+/, "") : undefined;
}

/** Moves the point of plain digits: 元 → 万元 is −4, 万元 → 元 is +4. Text arithmetic, so that no digit is lost. */
export function shiftPoint(figure: string, places: number): string {
  const parts = /^(-?)(\d*)\.?(\d*)$/.exec(figure);
  if (!parts || figure === "" || places === 0) {
    return figure;
  }
  const [, sign, whole, rest] = parts as unknown as [string, string, string, string];
  const digits = whole + rest;
  let point = whole.length + places;
  const padded = point < 1 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  point = point < 1 ? 1 : point;
  const left = padded.slice(0, point).replace(/^0+(?=\d)/, "");
  const right = padded.slice(point).replace(/0+$/, "");
  return sign + left + (right ? "." + right : "");
}

export function cellsOf(block: string[][]): PastedCell[] {
  return block.flatMap((cells, row) => cells.map((text, column) => ({ row, column, text: text.trim(), figure: figureOf(text) })));
}
