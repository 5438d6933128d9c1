import type { HeaderFields } from "../header-fields";

/** The methods of Allow; case-sensitive (RFC 3261 section 20.5). */
export const allowedMethods = (headers: HeaderFields): readonly string[] => headers.values("allow");

/** The packages of Allow-Events (RFC 6665 section 8.2.2). */
export const allowedEvents = (headers: HeaderFields): readonly string[] => headers.values("allow-events");

export const printAllow = (methods: Iterable<string>): string => [...methods].join(", ");
