import { parseAor } from "@porchlight/accounts";

/** The URI of a watcher as a person writes it: `bob@example.com` is `sip:bob@example.com`. Undefined when it is none. */
export function watcherUri(text: string): string | undefined {
  if (/^tel:\+?[0-9().*#-]+$/.test(text)) return text;
  const address = parseAor(text);
  return address.ok ? address.value.aor : undefined;
}
