import { useSyncExternalStore } from "react";

const start = "#contact=";

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The address whose card is open. It stands in the URL, so that "back" closes the card. */
export function useOpenContact(): string | undefined {
  return useSyncExternalStore(subscribe, () => openContact(window.location.hash));
}

export function openContact(hash: string): string | undefined {
  if (!hash.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(hash.slice(start.length)) || undefined;
  } catch {
    return undefined;
  }
}

export const showContact = (address: string): void => {
  window.location.hash = start.slice(1) + encodeURIComponent(address);
};

export const closeContact = (): void => {
  window.location.hash = "";
};
