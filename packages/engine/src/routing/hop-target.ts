import type { HopTarget } from "@porchlight/routing";
import { parseUri, type SipUri } from "@porchlight/sip-message";

/** Where a URI leads; pres: and im: are looked up under names of their own (RFC 3861). Undefined for what has no domain. */
export function hopTargetOf(text: string): HopTarget | undefined {
  const uri = parseUri(text);
  if (!uri.ok) return undefined;
  switch (uri.value.scheme) {
    case "sip":
    case "sips":
      return targetOfUri(uri.value, "sip");
    case "pres":
    case "im":
      return {
        scheme: "sip",
        host: uri.value.host,
        port: undefined,
        transport: undefined,
        service: uri.value.scheme,
      };
    default:
      return undefined;
  }
}

export const targetOfUri = (
  { host, params, port, scheme }: SipUri,
  service: HopTarget["service"],
): HopTarget => ({
  scheme,
  host: params.get("maddr")?.toLowerCase() ?? host,
  port,
  transport: params.get("transport")?.toLowerCase(),
  service,
});
