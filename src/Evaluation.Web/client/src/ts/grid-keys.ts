// Enter and the arrows move in table[data-grid]; Tab is the browser's own. Esc restores what stood in the cell when it was entered.

type Cell = HTMLInputElement | HTMLSelectElement;

export function startGridKeys(): void {
  let entered = "";
  document.addEventListener("focusin", event => {
    const cell = cellOf(event.target);
    if (cell) {
      entered = cell.value;
      if (cell instanceof HTMLInputElement) {
        cell.select();
      }
    }
  });
  document.addEventListener("keydown", event => {
    const cell = cellOf(event.target);
    if (!cell || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Escape") {
      if (cell.value !== entered) {
        cell.value = entered;
        cell.dispatchEvent(new Event("change", { bubbles: true }));
      }
      return;
    }
    const [rows, columns] = step(event, cell);
    if (rows !== 0 || columns !== 0) {
      const next = neighbour(cell, rows, columns);
      // Enter in the last row must not post the form by accident.
      if (next || event.key === "Enter") {
        event.preventDefault();
      }
      next?.focus();
    }
  });
}

export function cellOf(target: EventTarget | null): Cell | undefined {
  return (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.matches("table[data-grid] td.in input, table[data-grid] td.in select")
    ? target : undefined;
}

/** The typing cells of a grid, row by row; rows without one (headings, findings) are left out. */
export function cellRows(table: HTMLTableElement): Map<number, Cell>[] {
  return [...table.rows]
    .map(row => new Map([...row.cells].flatMap((td): [number, Cell][] => {
      const cell = td.matches(".in") ? td.querySelector<Cell>("input:not([type=hidden]), select") : null;
      return cell && !cell.disabled ? [[td.cellIndex, cell]] : [];
    })))
    .filter(cells => cells.size > 0);
}

function step(event: KeyboardEvent, cell: Cell): [number, number] {
  const input = cell instanceof HTMLInputElement;
  const whole = input && cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  const atStart = input && cell.selectionStart === 0 && cell.selectionEnd === 0;
  const atEnd = input && cell.selectionStart === cell.value.length && cell.selectionEnd === cell.value.length;
  switch (event.key) {
    case "Enter": return [event.shiftKey ? -1 : 1, 0];
    case "ArrowDown": return input ? [1, 0] : [0, 0];
    case "ArrowUp": return input ? [-1, 0] : [0, 0];
    case "ArrowLeft": return whole || atStart ? [0, -1] : [0, 0];
    case "ArrowRight": return whole || atEnd ? [0, 1] : [0, 0];
    default: return [0, 0];
  }
}

function neighbour(cell: Cell, rows: number, columns: number): Cell | undefined {
  const grid = cellRows(cell.closest("table")!);
  const column = cell.closest("td")!.cellIndex;
  const row = grid.findIndex(cells => [...cells.values()].includes(cell));
  if (columns !== 0) {
    const inRow = [...(grid[row]?.entries() ?? [])].sort(([a], [b]) => a - b).map(([, found]) => found);
    return inRow[inRow.indexOf(cell) + columns];
  }
  for (let next = row + rows; next >= 0 && next < grid.length; next += rows) {
    const found = grid[next]?.get(column);
    if (found) {
      return found;
    }
  }
  return undefined;
}
