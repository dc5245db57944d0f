import { replaceFragments } from "./fragments.ts";

const interval = 2000;

/** Something the server works on: asks how far it is until the answer no longer says data-watch. Without script a link does it. */
export function startWatch(): void {
  const watched = document.querySelector<HTMLElement>("[data-watch]");
  if (watched) {
    window.setTimeout(() => void look(watched.id), interval);
  }
}

async function look(id: string): Promise<void> {
  const address = document.getElementById(id)?.dataset["watch"];
  if (!address) {
    // Done: what came out stands on the page itself.
    window.location.reload();
    return;
  }
  try {
    const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok && !answer.redirected) {
      replaceFragments([{ id, html: await answer.text() }]);
    }
  } catch {
    // Not reachable for a moment; asked again below.
  }
  window.setTimeout(() => void look(id), interval);
}
