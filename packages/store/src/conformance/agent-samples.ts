import type { AgentTokenRecord } from "../ports/agent-tokens";
import type { CalendarRecord } from "../ports/calendars";
import type { OperatorLinkRecord } from "../ports/operator-links";
import type { SetupLinkRecord } from "../ports/setup-links";
import type { WatcherTokenRecord } from "../ports/watcher-tokens";
import { issued, NOON } from "./samples";

export const agentToken = (wish: Partial<AgentTokenRecord> = {}): AgentTokenRecord => ({
  id: "agent-token-1",
  agent: "door",
  secretHash: "9".repeat(64),
  scope: {
    reach: { kind: "list", addresses: ["sip:alice@office.test"] },
    elements: ["activities", "note"],
    requestsPerMinute: 60,
    maxLifetimeSeconds: 3600,
  },
  ...issued,
  ...wish,
});

export const watcherToken = (wish: Partial<WatcherTokenRecord> = {}): WatcherTokenRecord => ({
  id: "watcher-token-1",
  label: "home page",
  aor: "sip:alice@office.test",
  secretHash: "8".repeat(64),
  scope: { presentities: ["sip:bob@office.test"], origins: ["https://bob.example"], streams: 5 },
  ...issued,
  ...wish,
});

export const setupLink = (wish: Partial<SetupLinkRecord> = {}): SetupLinkRecord => ({
  id: "setup-link-1",
  aor: "sip:alice@office.test",
  label: "desk phone",
  givesPassword: true,
  secretHash: "7".repeat(64),
  ...issued,
  ...wish,
});

export const operatorLink = (wish: Partial<OperatorLinkRecord> = {}): OperatorLinkRecord => ({
  id: "operator-link-1",
  operator: "admin",
  secretHash: "6".repeat(64),
  ...issued,
  ...wish,
});

export const calendar = (wish: Partial<CalendarRecord> = {}): CalendarRecord => ({
  aor: "sip:alice@office.test",
  name: "work",
  feedUrl: "https://calendar.test/alice.ics",
  timeZone: "Europe/Berlin",
  showsTitles: false,
  etag: '"1"',
  lastModified: "Wed, 25 Nov 2026 12:00:00 GMT",
  readAt: NOON,
  triedAt: NOON,
  error: undefined,
  createdAt: NOON,
  updatedAt: NOON,
  ...wish,
});
