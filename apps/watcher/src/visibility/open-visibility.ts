import type { Decidee } from "@porchlight/presence-client";
import { useMemo, useSyncExternalStore } from "react";

/** What the page about visibility shows: everything, or one person or domain. */
export type OpenVisibility =
  | { readonly kind: "overview" }
  | { readonly kind: "decidee"; readonly about: Decidee };

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** What is open stands in the URL, so that "back" leads back. */
export function useOpenVisibility(): OpenVisibility | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => readVisibility(hash), [hash]);
}

export function readVisibility(hash: string): OpenVisibility | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  if (!parameters.has("visibility")) return undefined;
  const [watcher, domain] = [parameters.get("watcher"), parameters.get("domain")];
  if (watcher) return { kind: "decidee", about: { watcher } };
  return domain ? { kind: "decidee", about: { domain } } : { kind: "overview" };
}

export const visibilityHash = (about?: Decidee): string =>
  new URLSearchParams({ visibility: "", ...about }).toString();

export const showVisibility = (about?: Decidee): void => {
  window.location.hash = visibilityHash(about);
};

export const closeVisibility = (): void => {
  window.location.hash = "";
};
