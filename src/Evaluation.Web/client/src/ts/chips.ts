// <input list="chip-names" data-chip-for="id of a textarea">: a chosen name is put as {name} where the cursor stood in the text.

export function startChips(): void {
  document.addEventListener("input", event => {
    const pick = event.target;
    if (!(pick instanceof HTMLInputElement) || !pick.dataset.chipFor || !isName(pick)) {
      return;
    }
    insert(pick);
  });
  document.addEventListener("keydown", event => {
    const pick = event.target;
    if (event.key === "Enter" && pick instanceof HTMLInputElement && pick.dataset.chipFor) {
      // Enter chooses; it must not post the form.
      event.preventDefault();
      if (isName(pick)) {
        insert(pick);
      }
    }
  });
}

function isName(pick: HTMLInputElement): boolean {
  return [...(pick.list?.options ?? [])].some(option => option.value === pick.value);
}

function insert(pick: HTMLInputElement): void {
  const text = document.getElementById(pick.dataset.chipFor ?? "");
  if (!(text instanceof HTMLTextAreaElement)) {
    return;
  }
  // Never touched: the end of the text, not its beginning.
  const at = text.dataset.touched ? text.selectionEnd : text.value.length;
  text.setRangeText(`{${pick.value}}`, at, at, "end");
  text.dataset.touched = "yes";
  pick.value = "";
  text.focus();
  text.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("focusin", event => {
  if (event.target instanceof HTMLTextAreaElement) {
    event.target.dataset.touched = "yes";
  }
});
