/** A root without a slash at its end. Throws a TypeError when it can be none. */
export function rootUrl(text: string): string {
  if (!/^https?:\/\/[^\s?#]+$/i.test(text) || !URL.canParse(text))
    throw new TypeError("`root` must be an http: or https: URL without query.");
  return text.replace(/\/+$/, "");
}

/** The root as a reference spells it: a server is reached by several names, its root has one path. */
export function sameRootIn(anchor: string, root: string): readonly string[] {
  const origin = /^https?:\/\/[^/?#]+/i.exec(anchor)?.[0];
  const { pathname } = new URL(root);
  const path = pathname === "/" ? "" : pathname;
  return origin !== undefined && anchor.startsWith(`${origin}${path}/`) ? [origin + path] : [];
}
