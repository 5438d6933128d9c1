import type { PresenceNews } from "@porchlight/admin-api";

/** What a badge shows; nothing where nobody is shown to it. */
export type Shown =
  | { readonly state: Mark | "pending"; readonly note: string; readonly isStale: boolean }
  | undefined;

export type Mark = Extract<PresenceNews, { state: "active" }>["mark"];

export const MARKS: readonly Mark[] = ["available", "away", "busy", "in-a-call", "offline", "unknown"];

/** One event; undefined when it is none that this version knows. */
export function readNews(data: string): { readonly presentity: string; readonly shown: Shown } | undefined {
  try {
    const { presentity, state, mark, note } = JSON.parse(data);
    if (typeof presentity !== "string") return undefined;
    return { presentity, shown: shownOf(state, mark, note) };
  } catch {
    return undefined;
  }
}

function shownOf(state: unknown, mark: unknown, note: unknown): Shown {
  if (state === "pending") return { state, note: "", isStale: false };
  if (state !== "active") return undefined;
  const known = MARKS.find((each) => each === mark) ?? "unknown";
  return { state: known, note: typeof note === "string" ? note : "", isStale: false };
}
