import { bindingsOf, parseXml } from "@porchlight/xml";

/** The bindings that an `application/xcap-ns+xml` body tells (RFC 4825 §10), by prefix; undefined when it is none. */
export function readBindings(text: string): ReadonlyMap<string, string> | undefined {
  const parsed = parseXml(text);
  return parsed.ok ? bindingsOf(parsed.value.root.scope) : undefined;
}
