import { shortUri } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** The AUID of a selector. */
export const usageOf = (selector: string): string => decoded(selector.split("/")[0] ?? "");

/** Whose document a selector names, in a few words. */
export function ownerOf(selector: string, say: Say): string {
  const [, tree, xui = ""] = selector.split("/");
  return tree === "users" ? shortUri(decoded(xui)) : say("documents.everybodySmall");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
