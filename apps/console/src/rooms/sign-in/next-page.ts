/** Where to go after the sign-in: a path of this console, never another site. */
export function nextPage(asked: string | null): string {
  if (asked === null || !asked.startsWith("/") || /^\/[/\\]/.test(asked) || asked.startsWith("/sign-in"))
    return "/";
  return /[\u0000-\u001f\\]/.test(asked) ? "/" : asked;
}
