import { TimeZone } from "@porchlight/documents";
import type { Saying } from "@porchlight/kernel";
import { type Clock, ok, type Result } from "@porchlight/kernel";
import type { CalendarHouse } from "../../admin/ports/calendars";
import type { Config } from "../../config";
import { paths } from "../../paths";
import type { CalendarAgent } from "./calendar-agent";
import { type CalendarReader, processReader } from "./calendar-reader";
import { type FeedPolicy, feedAddress } from "./feed-address";

export interface CalendarHouseParts {
  readonly config: Pick<Config, "agents">;
  readonly clock: Clock;
  readonly reader?: CalendarReader;
  /** Undefined when no server runs. */
  readonly agent: CalendarAgent | undefined;
}

export const feedPolicy = ({ agents }: Pick<Config, "agents">): FeedPolicy => ({
  allowsHttp: agents.calendarHttp,
  allowsPrivateAddresses: agents.calendarPrivateAddresses,
});

/** Zone of times that nothing else tells one for. */
export const serverTimeZone = ({ agents }: Pick<Config, "agents">): string =>
  agents.calendarTimeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What calendars of the office are held to. */
export function calendarHouse(parts: CalendarHouseParts): CalendarHouse {
  const { agent, clock, config, reader = processReader(paths.calendarProcess) } = parts;
  const policy = feedPolicy(config);
  return {
    longest: config.agents.calendarBytes,
    agent,
    addressOf: (text): Result<string, Saying> => {
      const url = feedAddress(text, policy);
      return url.ok ? ok(url.value.href) : url;
    },
    isTimeZone: (name) => TimeZone.named(name) !== undefined,
    problemOf: async (text, { aor }, timeZone) => {
      const now = clock();
      const owner = aor.slice("sip:".length);
      const order = { text, from: now, until: now, owner, timeZone, serverTimeZone: serverTimeZone(config) };
      const outcome = await reader(order);
      return outcome.ok ? undefined : outcome.error;
    },
  };
}
