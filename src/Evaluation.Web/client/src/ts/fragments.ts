import htmx from "htmx.org";

export interface Fragment {
  id: string;
  html: string;
}

/** Puts fragments the server rendered in the place of the elements with their ids. The field in use is left alone. */
export function replaceFragments(fragments: readonly Fragment[]): void {
  for (const fragment of fragments) {
    const old = document.getElementById(fragment.id);
    if (!old || (old.contains(document.activeElement) && document.activeElement !== document.body)) {
      continue;
    }
    // Parsed where it will stand, so that a row of a table is read as one.
    const place = document.createRange();
    place.selectNode(old);
    const content = place.createContextualFragment(fragment.html);
    const fresh = content.firstElementChild;
    if (fresh) {
      old.replaceWith(content);
      htmx.process(fresh);
      document.dispatchEvent(new CustomEvent("fragment-replaced", { detail: fresh }));
    }
  }
}
