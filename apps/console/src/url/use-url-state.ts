"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type Filtered, type Filters, readFilters } from "./filters";

export type UrlPatch = Readonly<Record<string, string | undefined>>;

/** Changes parameters of this page's URL; undefined and empty ones are removed. `push` makes a step for the back button. */
export function patchUrl(patch: UrlPatch, how: "replace" | "push" = "replace"): void {
  const params = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === "") params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  const url = query === "" ? window.location.pathname : `?${query}`;
  if (how === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
}

/** The filters of a page, read from its URL. */
export function useFilters<Of extends Filters>(filters: Of): Filtered<Of> {
  const params = useSearchParams();
  return useMemo(() => readFilters(filters, params), [params, filters]);
}

/** What the drawer shows: the parameter `open` of the URL. */
export function useOpened(): {
  readonly opened: string | undefined;
  readonly open: (id: string) => void;
  readonly close: () => void;
} {
  const opened = useSearchParams().get("open") ?? undefined;
  const open = useCallback((id: string) => patchUrl({ open: id }, "push"), []);
  const close = useCallback(() => patchUrl({ open: undefined, tab: undefined }), []);
  return { opened, open, close };
}
