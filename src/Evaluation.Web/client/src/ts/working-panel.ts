// Focus on a control with data-working-id="w-exec-rate" shows the element of that id in the panel and hides the others.
// All workings stand in <aside data-working> as <section id="w-…" data-working-card>; without script all are read one after another.

const narrow = window.matchMedia("(max-width: 900px)");
let current = "";

export function startWorkingPanel(): void {
  const panel = document.querySelector<HTMLElement>("[data-working]");
  if (!panel || panel.querySelectorAll("[data-working-card]").length === 0) {
    return;
  }
  const first = panel.querySelector<HTMLElement>("[data-working-card]");
  current = panel.dataset.first ?? first?.id ?? "";
  apply(panel);
  panel.prepend(closeButton(panel));
  document.addEventListener("focusin", event => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>("[data-working-id]")?.dataset.workingId;
    if (id && document.getElementById(id)) {
      current = id;
      apply(panel);
      sheet(panel, narrow.matches);
      if (narrow.matches) {
        // The sheet covers the lower half; the field in use stays above it.
        target.scrollIntoView({ block: "center" });
      }
    } else if (!panel.contains(target)) {
      sheet(panel, false);
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      sheet(panel, false);
    }
  });
  document.addEventListener("fragment-replaced", () => apply(panel));
}

function apply(panel: HTMLElement): void {
  for (const card of panel.querySelectorAll<HTMLElement>("[data-working-card]")) {
    card.hidden = card.id !== current;
  }
}

function sheet(panel: HTMLElement, open: boolean): void {
  panel.classList.toggle("is-sheet", open);
  document.body.classList.toggle("has-sheet", open);
}

function closeButton(panel: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "working-close btn-text";
  button.textContent = "收起";
  button.addEventListener("click", () => sheet(panel, false));
  return button;
}
