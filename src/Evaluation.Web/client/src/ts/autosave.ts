// Saves one control as it is typed in.
//   <tr data-save-url="/filings/…/values"> … <input data-save-path="procurement_actual" data-version="…">
// The nearest data-save-url takes POST {path, value, version} and answers {version, savedAt, display?, fragments?: [{id, html}]};
// 400 answers {message}; 409 answers {version, theirs, by?}. Until an answer came the value is kept on this machine.
import { clearDrafts, draftKey, draftsOf, dropDraft, keepDraft, type Draft } from "./drafts.ts";
import { replaceFragments, type Fragment } from "./fragments.ts";
import { requestToken } from "./request-token.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type State = "saving" | "saved" | "failed" | "conflict";

interface Saved {
  version?: string;
  savedAt?: string;
  /** The value as the page writes it; null: as it was typed. */
  display?: string | null;
  fragments?: Fragment[];
}

interface Conflict {
  version: string;
  theirs: string;
  by?: string;
}

const wait = 700;
const selector = "[data-save-path]";
const timers = new Map<string, number>();
// One request at a time for each path, so that answers cannot overtake one another.
const running = new Set<string>();
const again = new Set<string>();
const failed = new Set<string>();
let savedAt = "";

export function startAutosave(): void {
  document.addEventListener("input", event => {
    const control = controlOf(event.target);
    if (control && isTyped(control)) {
      remember(control);
      schedule(control, wait);
    }
  });
  document.addEventListener("change", event => {
    const control = controlOf(event.target);
    if (control) {
      remember(control);
      schedule(control, 0);
    }
  });
  document.addEventListener("focusout", event => {
    const control = controlOf(event.target);
    if (control && timers.has(keyOf(control))) {
      schedule(control, 0);
    }
  });
  document.addEventListener("submit", event => {
    if ((event.target as HTMLElement).matches("[data-sign-out]")) {
      clearDrafts(localStorage);
    }
  });
  window.addEventListener("online", resend);
  window.setInterval(() => { if (failed.size > 0) { resend(); } }, 20_000);
  resend();
}

/** True while something typed has no answer from the server yet. */
export function hasUnsaved(): boolean {
  return timers.size > 0 || running.size > 0 || failed.size > 0;
}

/** Saves now, as after a paste or an undo. */
export function saveNow(control: Control): void {
  remember(control);
  schedule(control, 0);
}

function controlOf(target: EventTarget | null): Control | undefined {
  return target instanceof HTMLElement && target.matches(selector) ? target as Control : undefined;
}

function isTyped(control: Control): boolean {
  return !(control instanceof HTMLSelectElement) && !["checkbox", "radio", "file"].includes(control.type);
}

function person(): string {
  return document.body.dataset.person ?? "";
}

function urlOf(control: Control): string {
  return control.closest<HTMLElement>("[data-save-url]")?.dataset.saveUrl ?? "";
}

function keyOf(control: Control): string {
  return draftKey(person(), urlOf(control), control.dataset.savePath ?? "");
}

function valueOf(control: Control): string {
  return control instanceof HTMLInputElement && control.type === "checkbox" ? String(control.checked) : control.value;
}

function controlsAt(draft: Draft): Control[] {
  return [...document.querySelectorAll<Control>(selector)].filter(control => control.dataset.savePath === draft.path && urlOf(control) === draft.url);
}

/** Of several radios at one path the chosen one says what the value is. */
function answered(controls: Control[]): Control | undefined {
  return controls.find(control => control.type === "radio" && (control as HTMLInputElement).checked) ?? controls[0];
}

function remember(control: Control): void {
  keepDraft(localStorage, draftOf(control));
}

function draftOf(control: Control): Draft {
  return { key: keyOf(control), url: urlOf(control), path: control.dataset.savePath ?? "", value: valueOf(control), version: control.dataset.version ?? "" };
}

function schedule(control: Control, delay: number): void {
  const key = keyOf(control);
  window.clearTimeout(timers.get(key));
  show(control, "saving", "");
  timers.set(key, window.setTimeout(() => {
    timers.delete(key);
    void send(draftOf(control));
  }, delay));
  header();
}

async function send(draft: Draft): Promise<void> {
  if (running.has(draft.key)) {
    again.add(draft.key);
    return;
  }
  running.add(draft.key);
  header();
  try {
    const response = await fetch(draft.url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "RequestVerificationToken": requestToken(), "X-Requested-With": "XMLHttpRequest" },
      body: JSON.stringify({ path: draft.path, value: draft.value, version: draft.version }),
    });
    await answer(draft, response);
  } catch {
    fail(draft, "未保存，网络恢复后自动补存");
  } finally {
    running.delete(draft.key);
    const control = answered(controlsAt(draft));
    if (again.delete(draft.key) && control) {
      void send(draftOf(control));
    }
    header();
  }
}

async function answer(draft: Draft, response: Response): Promise<void> {
  if (response.ok) {
    accept(draft, await response.json() as Saved);
  } else if (response.status === 409) {
    offer(draft, await response.json() as Conflict);
  } else if (response.status === 401) {
    fail(draft, "未保存，请重新登录");
  } else if ([400, 403, 404, 413, 422].includes(response.status)) {
    const message = await response.json().then((body: { message?: string } | null) => body?.message, () => undefined);
    fail(draft, message ?? "未保存，内容不符合要求");
    // Asking again cannot mend what was typed or open what is closed; the draft stays until it is changed.
    failed.delete(draft.key);
  } else {
    fail(draft, "未保存，稍后自动重试");
  }
}

function accept(draft: Draft, saved: Saved): void {
  failed.delete(draft.key);
  dropDraft(localStorage, draft.key, draft.value);
  savedAt = saved.savedAt ?? savedAt;
  const newer = timers.has(draft.key) || again.has(draft.key);
  for (const control of controlsAt(draft)) {
    if (saved.version !== undefined) {
      control.dataset.version = saved.version;
    }
    if (typeof saved.display === "string" && control.value === draft.value && control !== document.activeElement && isTyped(control)) {
      control.value = saved.display;
    }
    if (!newer) {
      show(control, "saved", "");
    }
  }
  replaceFragments(saved.fragments ?? []);
}

function fail(draft: Draft, words: string): void {
  failed.add(draft.key);
  for (const control of controlsAt(draft)) {
    show(control, "failed", words);
  }
}

/** Both values side by side; nothing is written before the person chose one. */
function offer(draft: Draft, conflict: Conflict): void {
  failed.delete(draft.key);
  for (const control of controlsAt(draft)) {
    show(control, "conflict", "内容已被他人更新");
    const place = control.closest("td, .field") ?? control;
    place.querySelector(".conflict")?.remove();
    place.append(conflictBlock(wordsOf(control, draft.value), { ...conflict, theirs: wordsOf(control, conflict.theirs) }, mine => {
      const same = controlsAt(draft);
      for (const one of same) {
        one.dataset.version = conflict.version;
      }
      if (!mine) {
        take(same, conflict.theirs);
        localStorage.removeItem(draft.key);
        show(control, "saved", "已采用对方的内容");
        header();
      } else {
        saveNow(answered(same) ?? control);
      }
      control.focus();
    }));
  }
}

/** An answer as people read it: of radios the label, otherwise the text itself. */
function wordsOf(control: Control, value: string): string {
  const chosen = control.type === "radio" ? controlsOf(control).find(radio => radio.value === value) : undefined;
  return chosen?.labels?.[0]?.firstChild?.textContent?.trim() ?? value;
}

function controlsOf(control: Control): Control[] {
  return [...document.querySelectorAll<Control>(selector)].filter(other => other.dataset.savePath === control.dataset.savePath);
}

function take(controls: Control[], value: string): void {
  for (const control of controls) {
    if (control instanceof HTMLInputElement && control.type === "radio") {
      control.checked = control.value === value;
    } else {
      control.value = value;
    }
  }
}

function conflictBlock(mine: string, conflict: Conflict, choose: (mine: boolean) => void): HTMLElement {
  const block = element("div", "conflict");
  block.setAttribute("role", "alert");
  const values = element("div", "conflict-values");
  values.append(side("我填的", mine), side(conflict.by ? `${conflict.by}填的` : "对方填的", conflict.theirs));
  const buttons = element("div", "actions");
  buttons.append(...([["用我的", true], ["用对方的", false]] as const).map(([words, own]) => {
    const button = element("button", own ? "btn btn-primary btn-small" : "btn btn-quiet btn-small", words) as HTMLButtonElement;
    button.type = "button";
    button.addEventListener("click", () => { block.remove(); choose(own); });
    return button;
  }));
  block.append(element("p", "", "您填写期间，此项已被他人更新，请选择保留哪一个。"), values, buttons);
  return block;
}

function side(name: string, value: string): HTMLElement {
  const box = element("div", "");
  box.append(element("span", "", name), element("b", "", value === "" ? "（空）" : value));
  return box;
}

function element(tag: string, kind: string, words = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = kind;
  made.textContent = words;
  return made;
}

function show(control: Control, state: State, words: string): void {
  const place = control.closest<HTMLElement>("td, .field");
  if (!place) {
    return;
  }
  place.dataset.state = state;
  let line = place.querySelector<HTMLElement>(":scope > .cell-state");
  if (!line) {
    line = element("span", "cell-state");
    place.append(line);
  }
  // Saved cells are marked by their dot alone; words only where something is wrong.
  line.textContent = state === "failed" || state === "conflict" ? words : "";
}

function header(): void {
  const place = document.querySelector<HTMLElement>("[data-save-state]");
  if (!place) {
    return;
  }
  const conflicts = document.querySelectorAll('[data-state="conflict"]').length;
  const broken = document.querySelectorAll('[data-state="failed"]').length;
  const [state, words] = conflicts > 0 ? ["conflict", `${conflicts} 处与他人冲突`]
    : broken > 0 ? ["failed", `${broken} 处未保存`]
    : timers.size + running.size > 0 ? ["saving", "正在保存"]
    : savedAt ? ["saved", `${savedAt} 已保存`] : ["", ""];
  if (place.textContent !== words) {
    place.dataset.state = state;
    place.textContent = words;
  }
}

/** Sends what an earlier visit, a lost connection or an ended session left behind; only what this page shows. */
function resend(): void {
  for (const draft of draftsOf(localStorage, person())) {
    const control = controlsAt(draft).find(found => found.type !== "radio" || found.value === draft.value);
    if (!control || timers.has(draft.key) || running.has(draft.key)) {
      continue;
    }
    if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) {
      control.checked = control.type === "radio" || draft.value === "true";
    } else {
      control.value = draft.value;
    }
    // The version of the day it was typed: if somebody wrote since, both values are shown instead of one being lost.
    void send(draft);
  }
}
