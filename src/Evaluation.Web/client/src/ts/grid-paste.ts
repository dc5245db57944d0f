// A block copied from Excel is pasted into table[data-grid] from the cell in use, after a preview of what fits and what does not.
// The grid says its unit: data-unit="万元" or "元".
import { cellOf, cellRows } from "./grid-keys.ts";
import { record, redo, undo, write, type Change } from "./grid-undo.ts";
import { blockOf, cellsOf, shiftPoint, type PastedCell } from "./pasted-figures.ts";

type Cell = HTMLInputElement | HTMLSelectElement;

interface Placed extends PastedCell {
  cell: Cell | undefined;
  name: string;
}

export function startGridPaste(): void {
  let entered = "";
  document.addEventListener("focusin", event => {
    entered = cellOf(event.target)?.value ?? "";
  });
  // Capture: the edit is recorded before autosave may write the display form of the value.
  document.addEventListener("change", event => {
    const cell = cellOf(event.target);
    if (cell && event.isTrusted) {
      record([{ cell, before: entered, after: cell.value }]);
      entered = cell.value;
    }
  }, true);
  document.addEventListener("paste", event => {
    const cell = cellOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (cell && /[\t\n]/.test(text.replace(/\r?\n$/, ""))) {
      event.preventDefault();
      preview(cell, text);
    }
  });
  document.addEventListener("keydown", event => {
    const cell = cellOf(event.target);
    if (!cell || !(event.ctrlKey || event.metaKey) || (cell.value !== entered && cell instanceof HTMLInputElement)) {
      return;
    }
    const key = event.key.toLowerCase();
    if ((key === "z" && !event.shiftKey && undo()) || ((key === "y" || (key === "z" && event.shiftKey)) && redo())) {
      event.preventDefault();
      entered = (document.activeElement as Cell).value;
    }
  });
}

function place(start: Cell, block: string[][]): Placed[] {
  const rows = cellRows(start.closest("table")!);
  const top = rows.findIndex(cells => [...cells.values()].includes(start));
  const columns = [...new Set(rows.flatMap(cells => [...cells.keys()]))].sort((a, b) => a - b);
  const left = columns.indexOf(start.closest("td")!.cellIndex);
  return cellsOf(block).map(pasted => {
    const column = columns[left + pasted.column];
    const cell = column === undefined ? undefined : rows[top + pasted.row]?.get(column);
    return { ...pasted, cell, name: cell ? nameOf(cell) : "" };
  });
}

function nameOf(cell: Cell): string {
  return cell.getAttribute("aria-label") ?? cell.labels?.[0]?.textContent ?? cell.closest("tr")?.cells[0]?.textContent?.trim() ?? "";
}

function preview(start: Cell, text: string): void {
  const unit = start.closest("table")!.dataset.unit ?? "";
  const placed = place(start, blockOf(text));
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-label", "粘贴预览");
  const choice = unit === "万元" || unit === "元" ? unitChoice(unit) : undefined;
  const body = make("tbody");
  const summary = make("p", "lead");
  const apply = button("填入", "btn btn-primary");
  const cancel = button("取消", "btn btn-quiet");
  const table = make("table", "ledger");
  const head = make("thead");
  const headRow = make("tr");
  for (const words of ["填入", "原文", "结果"]) {
    const th = make("th", "", words);
    th.setAttribute("scope", "col");
    headRow.append(th);
  }
  head.append(headRow);
  table.append(head, body);
  const scroll = make("div", "scroll");
  scroll.append(table);
  const actions = make("div", "actions");
  actions.append(apply, cancel);
  dialog.append(make("h2", "", "粘贴预览"), summary, ...(choice ? [choice.element] : []), scroll, actions);

  // Cells for figures take figures; cells for words take what was copied; a choice takes one of its own.
  const result = (item: Placed): string | undefined => {
    const cell = item.cell;
    if (cell instanceof HTMLSelectElement) {
      return [...cell.options].find(option => option.value === item.text || option.text === item.text)?.value;
    }
    return cell && !cell.classList.contains("amount") ? item.text : item.figure === undefined ? undefined : shiftPoint(item.figure, choice?.places() ?? 0);
  };
  const fits = (item: Placed): boolean =>
    item.cell !== undefined && !(item.cell instanceof HTMLInputElement && item.cell.readOnly) && result(item) !== undefined;
  const draw = (): void => {
    const good = placed.filter(fits).length;
    summary.textContent = `可填入 ${good} 格${placed.length > good ? `，${placed.length - good} 格不能填入` : ""}。`;
    (apply as HTMLButtonElement).disabled = good === 0;
    body.replaceChildren(...placed.map(item => {
      const row = make("tr", fits(item) ? "" : "paste-misfit");
      row.append(make("td", "", item.name || "（表外）"), make("td", "num", item.text),
        make("td", "num", fits(item) ? result(item) || "（空）" : !item.cell ? "超出表格范围" : item.cell instanceof HTMLSelectElement ? "不在可选范围内" : "不是数字"));
      return row;
    }));
  };
  choice?.element.addEventListener("change", draw);
  apply.addEventListener("click", () => {
    const changes = placed.filter(fits).map((item): Change => ({ cell: item.cell!, before: item.cell!.value, after: result(item)! }));
    record(changes);
    write(changes, change => change.after);
    dialog.close();
  });
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { dialog.remove(); start.focus(); });
  draw();
  document.body.append(dialog);
  dialog.showModal();
}

function unitChoice(unit: string): { element: HTMLElement; places: () => number } {
  const element = make("fieldset", "field choices");
  element.append(make("legend", "field-label", `复制的数据单位是（本表按${unit}填写）`));
  const answers = make("div", "answers answers-inline");
  for (const name of ["万元", "元"]) {
    const answer = make("div", "form-check");
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "paste-unit";
    radio.id = `paste-unit-${name}`;
    radio.value = name;
    radio.checked = name === unit;
    radio.className = "form-check-input";
    const label = make("label", "form-check-label", name) as HTMLLabelElement;
    label.htmlFor = radio.id;
    answer.append(radio, label);
    answers.append(answer);
  }
  element.append(answers);
  const places = (): number => {
    const from = element.querySelector<HTMLInputElement>("input:checked")?.value ?? unit;
    return from === unit ? 0 : from === "元" ? -4 : 4;
  };
  return { element, places };
}

function make(tag: string, kind = "", words = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = kind;
  made.textContent = words;
  return made;
}

function button(words: string, kind: string): HTMLElement {
  const made = make("button", kind, words) as HTMLButtonElement;
  made.type = "button";
  return made;
}
