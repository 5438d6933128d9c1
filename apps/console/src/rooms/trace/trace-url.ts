import { z } from "zod";

/** The URL of the room: the trace that is shown. The message that is open is `open`, as in every room. */
export const traceFilters = z.object({ trace: z.string().max(64).optional().catch(undefined) });

export const traceHref = (id: string): string => `/trace?trace=${encodeURIComponent(id)}`;

export const TRACES = ["traces"] as const;
