import type { Clock } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import type { FastifyInstance } from "fastify";
import type { Config } from "../config";
import type { Driver } from "../drive/driver";
import type { AccountDirectory } from "../office/account-directory";
import { AgentDesk } from "./agent-desk";
import { peaPlugin } from "./pea/pea-plugin";

export interface AgentParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly driver: Driver;
  readonly directory: AccountDirectory;
  readonly stores: Pick<Store, "agentTokens">;
}

/** The agents of the office, running. */
export interface Agents {
  readonly desk: AgentDesk;
  /** Mounts what agents outside reach over HTTP. */
  mount(app: FastifyInstance): Promise<void>;
}

/** Puts together whoever publishes for presentities besides themselves. */
export function openAgents({ config, clock, driver, directory, stores }: AgentParts): Agents {
  const desk = new AgentDesk(driver);
  const isServed = (aor: string): boolean => directory.find(aor)?.disabled === false;
  return {
    desk,
    mount: (app) => peaPlugin(app, { clock, stores, desk, isServed, bodyBytes: config.limits.bodyBytes }),
  };
}
