// The scripts of the site. Every page works without them; they add autosave, the grid, the working panel.
import htmx from "htmx.org";
import { requestToken } from "./request-token.ts";
import { startAutosave } from "./autosave.ts";
import { startGridKeys } from "./grid-keys.ts";
import { startGridPaste } from "./grid-paste.ts";
import { startWorkingPanel } from "./working-panel.ts";
import { startUnsavedGuard } from "./unsaved-guard.ts";
import { startSmallThings } from "./small-things.ts";
import { startChips } from "./chips.ts";
import { startWatch } from "./watch.ts";
import { startCodeLines } from "./code-lines.ts";

document.addEventListener("htmx:configRequest", event => {
  const detail = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
  detail.headers["RequestVerificationToken"] = requestToken();
  detail.headers["X-Requested-With"] = "XMLHttpRequest";
});

startAutosave();
startGridKeys();
startGridPaste();
startWorkingPanel();
startUnsavedGuard();
startSmallThings();
startChips();
startWatch();
startCodeLines();
document.documentElement.classList.add("has-script");

export { htmx };
