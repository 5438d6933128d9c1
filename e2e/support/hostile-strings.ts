/** What strangers may write where text is expected. Each would do something if it were more than text. */
export const hostileStrings = {
  script: "<script>document.title='owned'</script>",
  element: "<img src=x onerror=document.title='owned'>",
  attribute: `"'><svg onload=document.title='owned'>`,
  entity: "&lt;b&gt; &#60;script&#62; &amp;",
  template: "{{constructor.constructor('return 1')()}} %00 %0d%0a",
  address: "javascript:document.title='owned'",
  control: "red\u009b31m\u0085after",
  turnedRound: "invoice\u202Efdp.exe\u2066\u200B",
  formula: "=cmd|' /C calc'!A0",
  long: `long ${"W".repeat(10_000)}`,
} as const;

export type HostileName = keyof typeof hostileStrings;

export const hostileNames = Object.keys(hostileStrings) as readonly HostileName[];

/** How a page begins to show it: what hides or reorders other characters is a mark, the rest is as it was. */
export const shownAs = (name: HostileName): string =>
  hostileStrings[name].replaceAll(/[\u0080-\u009f\u200b\u202a-\u202e\u2066-\u2069]/g, "\ufffd").slice(0, 60);

export const xmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** As a display name in a header (RFC 3261 section 25.1, quoted-string). */
export const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
