import { hasUnsaved } from "./autosave.ts";

/** Asks before leaving while something typed is not saved, and before leaving a form[data-guard] that was changed. */
export function startUnsavedGuard(): void {
  let changed = false;
  document.addEventListener("input", event => {
    if ((event.target as HTMLElement).closest("form[data-guard]")) {
      changed = true;
    }
  });
  document.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", event => {
    if (changed || hasUnsaved()) {
      event.preventDefault();
    }
  });
}
