/** A root without a slash at its end. Throws a TypeError when it can be none. */
export function rootUrl(text: string): string {
  if (!/^https?:\/\/[^\s?#]+$/i.test(text) || !URL.canParse(text))
    throw new TypeError("`root` must be an http: or https: URL without query.");
  return text.replace(/\/+$/, "");
}
