import { useMemo, useSyncExternalStore } from "react";

/** What the page of messages shows: all conversations, or one. */
export type OpenChat = { readonly kind: "all" } | { readonly kind: "one"; readonly peer: string };

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** What is open stands in the URL, so that "back" leads back. */
export function useOpenChat(): OpenChat | undefined {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => readChat(hash), [hash]);
}

export function readChat(hash: string): OpenChat | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  if (!parameters.has("messages")) return undefined;
  const peer = parameters.get("messages");
  return peer ? { kind: "one", peer } : { kind: "all" };
}

/** Shows the messages with somebody, or all conversations. */
export const showChat = (peer = ""): void => {
  window.location.hash = new URLSearchParams({ messages: peer }).toString();
};

export const closeChat = (): void => {
  window.location.hash = "";
};
