import { createSecureContext, type SecureContext } from "node:tls";
import type { Config } from "../../config";
import type { TlsContexts } from "../../runtime/tls/tls-contexts";
import { readTrustAnchors } from "../../runtime/tls/trust-anchors";

/** Our certificate where there is one, and the authorities that are believed. */
export function secureContextOf(
  { tlsCa }: Pick<Config, "tlsCa">,
  tls: TlsContexts | undefined,
): () => SecureContext | undefined {
  if (tls !== undefined) return () => tls.client;
  const anchors = readTrustAnchors(tlsCa);
  const context = anchors === undefined ? undefined : createSecureContext({ ca: [...anchors] });
  return () => context;
}
