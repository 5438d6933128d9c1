import type { AgentRequest, Rejection } from "@porchlight/event-notifier";
import type { Result } from "@porchlight/kernel";

/** Names one publication of an agent: a program inside the server that speaks for presentities. */
export interface AgentSource {
  /** Letters, digits, `.`, `_` and `-`; so is `source`. */
  readonly agent: string;
  /** Tells the publications of one agent for one presentity apart. */
  readonly source: string;
  /** Address of record. */
  readonly presentity: string;
}

/** What an agent asks for. It is taken in the steps of a PUBLISH, in turn with those for the same presentity. */
export interface AgentOrder extends AgentRequest, AgentSource {
  readonly eventPackage: string;
  /** Called once: when the change is durable, or when it is refused and nothing has changed. */
  readonly answer: (outcome: AgentOutcome) => void;
}

export type AgentOutcome = Result<AgentReceipt, Rejection>;

export interface AgentReceipt {
  readonly kind: "created" | "replaced" | "refreshed" | "withdrawn";
  readonly entityTag: string;
  /** 0 when it is withdrawn. */
  readonly lifetimeSeconds: number;
}

/** How an agent is named where publishers are. */
export const agentIdentity = (agent: string): string => `agent:${agent}`;

/** The source whose publication has this id; undefined when it is no agent's. */
export function agentSourceOf(id: string): AgentSource | undefined {
  const [, agent, source, presentity] = /^agent:([^/]+)\/([^/]+)\/(.+)$/s.exec(id) ?? [];
  if (agent === undefined || source === undefined || presentity === undefined) return undefined;
  return { agent, source, presentity };
}

/** The id of the publication of a source. */
export const agentPublicationId = ({ agent, source, presentity }: AgentSource): string =>
  `${agentIdentity(agent)}/${source}/${presentity}`;
