/** The agent that calendars speak through. */
export const CALENDAR_AGENT = "calendar";

/** Names of agents inside the server, which no token is for. */
export const RESERVED_AGENTS: ReadonlySet<string> = new Set([CALENDAR_AGENT]);
