// Local copies of what was typed but not yet acknowledged by the server. Named by person and place, cleared at sign-out.

const prefix = "draft:";

export interface Draft {
  /** Person, save address and path: one draft each. */
  key: string;
  url: string;
  path: string;
  value: string;
  /** The version the person was looking at when typing. */
  version: string;
}

export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  key(index: number): string | null;
  readonly length: number;
}

export function draftKey(person: string, url: string, path: string): string {
  return `${prefix}${person}|${url}|${path}`;
}

export function keepDraft(store: DraftStore, draft: Draft): boolean {
  try {
    store.setItem(draft.key, JSON.stringify({ url: draft.url, path: draft.path, value: draft.value, version: draft.version }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft, unless newer typing has replaced the value that was acknowledged. */
export function dropDraft(store: DraftStore, key: string, acknowledged: string): void {
  const draft = readDraft(store, key);
  if (draft?.value === acknowledged) {
    store.removeItem(key);
  }
}

export function readDraft(store: DraftStore, key: string): Draft | undefined {
  const text = store.getItem(key);
  if (!text) {
    return undefined;
  }
  try {
    const found = JSON.parse(text) as Partial<Draft>;
    return typeof found.url === "string" && typeof found.path === "string" && typeof found.value === "string"
      ? { key, url: found.url, path: found.path, value: found.value, version: found.version ?? "" }
      : undefined;
  } catch {
    return undefined;
  }
}

export function draftsOf(store: DraftStore, person: string): Draft[] {
  return keys(store, `${prefix}${person}|`).flatMap(key => readDraft(store, key) ?? []);
}

export function clearDrafts(store: DraftStore): void {
  for (const key of keys(store, prefix)) {
    store.removeItem(key);
  }
}

function keys(store: DraftStore, start: string): string[] {
  const found: string[] = [];
  for (let index = 0; index < store.length; index++) {
    const key = store.key(index);
    if (key?.startsWith(start)) {
      found.push(key);
    }
  }
  return found;
}
