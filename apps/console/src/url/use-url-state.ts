"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { z } from "zod";

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

/** The filters of a page, read from its URL by their schema; what does not fit is as if it were not there. */
export function useFilters<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
  const params = useSearchParams();
  return useMemo(() => {
    const parsed = schema.safeParse(Object.fromEntries(params.entries()));
    return parsed.success ? parsed.data : schema.parse({});
  }, [params, schema]);
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
