/** Puts the focus on a panel that opens instead of its first button, unless a field inside asked for it. */
export function focusPanel(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
