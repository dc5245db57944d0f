/**
 * A text of many lines (textarea[data-lines]): its line numbers beside it, those of data-marked in red, and links with data-line that
 * lead to a line. Without script the links lead to the same lines on a page to read.
 */
export function startCodeLines(): void {
  const area = document.querySelector<HTMLTextAreaElement>("textarea[data-lines]");
  if (!area) {
    return;
  }
  number(area);
  document.addEventListener("click", event => {
    const line = (event.target as HTMLElement).closest<HTMLElement>("a[data-line]")?.dataset["line"];
    if (line) {
      event.preventDefault();
      goTo(area, Number(line));
    }
  });
}

/** Where a line begins and ends in a text; lines count from 1, those behind the end are the last one. */
export function spanOf(text: string, line: number): { start: number; end: number } {
  let start = 0;
  for (let count = 1; count < line; count++) {
    const next = text.indexOf("\n", start);
    if (next < 0) {
      break;
    }
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}

/** Lines of a text; an empty text has one. */
export function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    lines++;
  }
  return lines;
}

function number(area: HTMLTextAreaElement): void {
  const marked = new Set((area.dataset["marked"] ?? "").split(",").filter(part => part.length > 0).map(Number));
  const gutter = document.createElement("div");
  gutter.className = "line-numbers";
  gutter.setAttribute("aria-hidden", "true");
  area.before(gutter);
  area.parentElement?.classList.add("has-numbers");

  const draw = (): void => {
    const lines = countLines(area.value);
    while (gutter.childElementCount > lines) {
      gutter.lastElementChild?.remove();
    }
    const more = document.createDocumentFragment();
    for (let line = gutter.childElementCount + 1; line <= lines; line++) {
      const one = document.createElement("span");
      one.textContent = String(line);
      if (marked.has(line)) {
        one.className = "fix";
      }
      more.append(one);
    }
    gutter.append(more);
    gutter.scrollTop = area.scrollTop;
  };
  area.addEventListener("input", draw);
  area.addEventListener("scroll", () => { gutter.scrollTop = area.scrollTop; });
  draw();
}

function goTo(area: HTMLTextAreaElement, line: number): void {
  const { start, end } = spanOf(area.value, line);
  area.scrollIntoView({ block: "nearest" });
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const height = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 1) * height - area.clientHeight / 3);
  area.scrollLeft = 0;
}
