import { maybeText } from "~/url/filters";

/** The URL of the room: the trace that is shown. The message that is open is `open`, as in every room. */
export const traceFilters = { trace: maybeText(64) };

export const traceHref = (id: string): string => `/trace?trace=${encodeURIComponent(id)}`;

export const TRACES = ["traces"] as const;
