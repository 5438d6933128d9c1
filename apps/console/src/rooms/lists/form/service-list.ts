import { attributeContentValue } from "@porchlight/xml";

/** The name of the list that an anchor leads to by its name; undefined for any other anchor. */
export function nameInAnchor(anchor: string): string | undefined {
  const selector = anchor.split("/~~/", 2)[1];
  if (selector === undefined) return undefined;
  try {
    const name = /^resource-lists\/list\[@name="([^"]*)"\]$/.exec(decodeURIComponent(selector))?.[1];
    return name === undefined ? undefined : attributeContentValue(name);
  } catch {
    return undefined;
  }
}
