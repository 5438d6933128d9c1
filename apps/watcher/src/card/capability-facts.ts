import { CAPS, type Tuple } from "@porchlight/documents";
import { childElements, childOf, textOf } from "@porchlight/xml";
import { lateWords } from "../words/late-words";

/** What of the capabilities of a service (RFC 5196) a person would ask for, in the order they are told. */
export const toldCapabilities = ["audio", "video", "message", "text", "data", "application"] as const;
export type ToldCapability = (typeof toldCapabilities)[number];

/** In words, those that the service has. */
export function capabilityWords({ element }: Tuple): readonly string[] {
  const capabilities = childOf(element, CAPS, "servcaps");
  if (!capabilities) return [];
  const has = new Set(
    childElements(capabilities)
      .filter((child) => child.namespace === CAPS && /^(?:true|1)$/.test(textOf(child).trim()))
      .map(({ localName }) => localName),
  );
  return toldCapabilities.filter((name) => has.has(name)).map((name) => lateWords.card.capability[name]);
}
