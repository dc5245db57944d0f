// Ctrl+Z in a grid takes back the last edit or the whole last paste; Ctrl+Y or Ctrl+Shift+Z brings it back.
import { saveNow } from "./autosave.ts";

export interface Change {
  cell: HTMLInputElement | HTMLSelectElement;
  before: string;
  after: string;
}

const done: Change[][] = [];
const undone: Change[][] = [];

export function record(changes: Change[]): void {
  const real = changes.filter(change => change.before !== change.after);
  if (real.length > 0) {
    done.push(real);
    undone.length = 0;
  }
}

export function undo(): boolean {
  return move(done, undone, change => change.before);
}

export function redo(): boolean {
  return move(undone, done, change => change.after);
}

/** Writes the cells and saves each. */
export function write(changes: Change[], pick: (change: Change) => string): void {
  for (const change of changes) {
    change.cell.value = pick(change);
    saveNow(change.cell);
  }
}

function move(from: Change[][], to: Change[][], pick: (change: Change) => string): boolean {
  const changes = from.pop();
  if (!changes) {
    return false;
  }
  to.push(changes);
  write(changes, pick);
  changes[0]?.cell.focus();
  return true;
}
