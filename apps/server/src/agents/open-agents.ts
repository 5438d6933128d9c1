import type { Clock } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { FastifyInstance } from "fastify";
import type { CalendarHouse } from "../admin/ports/calendars";
import type { NetworkControl } from "../admin/ports/network";
import type { Config } from "../config";
import type { Driver } from "../drive/driver";
import type { Logger } from "../log/logger";
import type { AccountDirectory } from "../office/account-directory";
import { paths } from "../paths";
import { AgentDesk } from "./agent-desk";
import { atMost } from "./calendar/at-most";
import { CalendarAgent, type CalendarAgentParts } from "./calendar/calendar-agent";
import { calendarHouse, feedPolicy, serverTimeZone } from "./calendar/calendar-house";
import { processReader } from "./calendar/calendar-reader";
import { fetchFeed, type Validators } from "./calendar/fetch-feed";
import type { NetworkChoices } from "./network/network-choices";
import { peaPlugin } from "./pea/pea-plugin";

export interface AgentParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly driver: Driver;
  readonly directory: AccountDirectory;
  readonly network: NetworkChoices;
  readonly stores: Pick<Store, "agentTokens" | "calendars">;
  /** Told the owner of a calendar that something became of. */
  readonly calendarChanged: (aor: string) => void;
}

/** The agents of the office, running. */
export interface Agents {
  readonly desk: AgentDesk;
  readonly calendars: CalendarHouse;
  readonly network: NetworkControl;
  /** Begins to speak; what is stored is taken up in the background. */
  start(): void;
  stop(): void;
  accountsChanged(aors: readonly string[]): void;
  accountsRemoved(aors: readonly string[]): void;
  /** Mounts what agents outside reach over HTTP. */
  mount(app: FastifyInstance): Promise<void>;
}

/** Puts together whoever publishes for presentities besides themselves. */
export function openAgents({
  config,
  log,
  clock,
  driver,
  directory,
  network: choices,
  stores,
  calendarChanged: changed,
}: AgentParts): Agents {
  const desk = new AgentDesk(driver);
  const isServed = (aor: string): boolean => directory.find(aor)?.disabled === false;
  const reader = processReader(paths.calendarProcess);
  const { calendars } = stores;
  const agent = calendarAgent({ config, log, clock, desk, isServed, changed, reader, calendars });
  const inBackground = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error({ err: error }, "the calendar agent failed"));
  };
  const network: NetworkControl = {
    everybody: choices.everybody,
    isOn: (aor) => choices.isOn(aor),
    choiceOf: (aor) => choices.choiceOf(aor),
    choose: (aor, choice) => driver.apply(() => choices.choose(aor, choice)),
  };
  return {
    desk,
    network,
    calendars: calendarHouse({ config, clock, reader, agent }),
    start: () => inBackground(agent.start()),
    stop: () => agent.stop(),
    accountsChanged: (aors) => inBackground(agent.accountsChanged(aors)),
    accountsRemoved: (aors) => {
      agent.accountsRemoved(aors);
      for (const aor of aors) network.choose(aor, undefined);
    },
    mount: (app) => peaPlugin(app, { clock, stores, desk, isServed, bodyBytes: config.limits.bodyBytes }),
  };
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FETCHES_AT_ONCE = 8;

type Wired = "fetch" | "fetchEveryMs" | "lookAheadMs" | "serverTimeZone";

function calendarAgent(
  parts: Omit<CalendarAgentParts, Wired> & { readonly config: Pick<Config, "agents"> },
): CalendarAgent {
  const { agents } = parts.config;
  const limits = {
    ...feedPolicy(parts.config),
    longest: agents.calendarBytes,
    timeoutMs: agents.calendarFetchSeconds * 1000,
  };
  return new CalendarAgent({
    ...parts,
    fetch: atMost(FETCHES_AT_ONCE, (address: string, known: Validators, stop: AbortSignal) =>
      fetchFeed(address, known, limits, stop),
    ),
    fetchEveryMs: agents.calendarFetchMinutes * MINUTE_MS,
    lookAheadMs: agents.calendarDays * DAY_MS,
    serverTimeZone: serverTimeZone(parts.config),
  });
}
