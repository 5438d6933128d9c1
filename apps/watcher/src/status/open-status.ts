import { useSyncExternalStore } from "react";

/** The parts of the page about the user's own status. */
export const statusPages = ["now", "plan"] as const;
export type StatusPage = (typeof statusPages)[number];

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** Whether the page is open stands in the URL, so that "back" closes it. */
export const useOpenStatus = (): StatusPage | undefined =>
  useSyncExternalStore(subscribe, () => readStatusPage(window.location.hash));

export function readStatusPage(hash: string): StatusPage | undefined {
  const page = new URLSearchParams(hash.replace(/^#/, "")).get("status");
  return statusPages.find((known) => known === page);
}

export const showStatus = (page: StatusPage): void => {
  window.location.hash = new URLSearchParams({ status: page }).toString();
};

export const closeStatus = (): void => {
  window.location.hash = "";
};
