import type { WatcherToken } from "@porchlight/admin-api";
import type { WatcherTokenRecord } from "@porchlight/store";
import { instantText, instantTextOrNull } from "./instant-text";

/** A token of a watcher as the API shows it: without its secret. */
export function watcherTokenRow(token: WatcherTokenRecord, openStreams: number): WatcherToken {
  const { presentities, origins, streams } = token.scope;
  return {
    id: token.id,
    label: token.label,
    watcher: token.aor ?? null,
    scope: {
      presentities: presentities === undefined ? null : [...presentities],
      origins: [...origins],
      streams,
    },
    createdBy: token.createdBy,
    createdAt: instantText(token.createdAt),
    expiresAt: instantText(token.expiresAt),
    lastUsedAt: instantTextOrNull(token.lastUsedAt),
    revoked: token.revokedAt !== undefined,
    openStreams,
  };
}
