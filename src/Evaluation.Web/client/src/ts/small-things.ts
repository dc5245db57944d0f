/** Short conveniences that need no file of their own. */
export function startSmallThings(): void {
  // A page that came back with errors starts at their list.
  document.querySelector<HTMLElement>("[data-error-summary]")?.focus();

  // Filters that are part of the address apply when chosen; without script the button does it.
  document.addEventListener("change", event => {
    const target = event.target as HTMLElement;
    const form = target.closest<HTMLFormElement>("form[data-filters]");
    if (form && target instanceof HTMLSelectElement) {
      form.requestSubmit();
    }
  });

  // 打印 is a button with data-print; without script the browser's own menu prints the same page.
  document.addEventListener("click", event => {
    const target = event.target as HTMLElement;
    if (target.closest("[data-print]")) {
      window.print();
    }
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (!menu.contains(target)) {
        menu.open = false;
      }
    }
  });

  for (const area of document.querySelectorAll<HTMLElement>("[data-drop]")) {
    const input = area.querySelector<HTMLInputElement>('input[type="file"]');
    area.addEventListener("dragover", event => { event.preventDefault(); area.classList.add("is-over"); });
    area.addEventListener("dragleave", () => area.classList.remove("is-over"));
    area.addEventListener("drop", event => {
      event.preventDefault();
      area.classList.remove("is-over");
      if (input && event.dataTransfer) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }
}
