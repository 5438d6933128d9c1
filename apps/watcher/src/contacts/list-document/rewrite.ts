import {
  type DocumentAddress,
  type DocumentCopy,
  ok,
  type Result,
  type XcapChange,
} from "@porchlight/presence-client";
import { type Edit, elementText } from "@porchlight/xml";
import type { BookFailure } from "../contact-book";
import { openBuddies, type PlacedList } from "./placed-list";

/** Sees the buddy list as the steps before left it; undefined where nothing is to be done. */
export type RewriteStep = (buddies: PlacedList) => Edit | undefined;

/**
 * A change in more than one place as one write of the buddy list, so that it is made as a whole or not at all. What the
 * steps leave alone stays byte for byte. Undefined when nothing has changed.
 */
export function rewrite(
  index: DocumentAddress,
  copy: DocumentCopy,
  steps: readonly RewriteStep[],
): Result<XcapChange | undefined, BookFailure> {
  let { text } = copy;
  for (const step of steps) {
    const buddies = openBuddies(index, { ...copy, text });
    if (!buddies.ok) return buddies;
    text = step(buddies.value)?.source ?? text;
  }
  if (text === copy.text) return ok(undefined);
  const buddies = openBuddies(index, { ...copy, text });
  if (!buddies.ok) return buddies;
  return ok({ kind: "put", target: buddies.value.address, text: elementText(buddies.value.element) });
}
