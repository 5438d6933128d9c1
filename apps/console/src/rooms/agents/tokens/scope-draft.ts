import {
  AGENT_ELEMENTS,
  type AgentScopeField,
  agentNameSchema,
  MAX_TOKEN_SECONDS,
} from "@porchlight/admin-api";
import { z } from "zod";
import type { Say } from "~/words/say";

const names = (text: string): string[] => text.split(/[\s,;]+/).filter((name) => name !== "");

/** The form of a new token of an agent. */
export const agentTokenDraftOf = (say: Say) =>
  z
    .object({
      agent: z.string().trim().min(1, say("agents.enterANameSuchAsDoor")).and(agentNameSchema),
      reach: z.enum(["list", "domains", "all"]),
      addresses: z.string(),
      domains: z.string(),
      says: z.enum(["all", "some"]),
      elements: z.array(z.enum(AGENT_ELEMENTS)),
      requestsPerMinute: z.coerce
        .number(say("agents.enterANumber"))
        .int(say("agents.enterAWholeNumber"))
        .min(1, say("agents.atLeast1"))
        .max(60_000, say("agents.atMost60000")),
      maxLifetimeSeconds: z.coerce.number(),
      expiresInSeconds: z.coerce.number().max(MAX_TOKEN_SECONDS),
    })
    .superRefine(({ reach, addresses, domains, says, elements }, context) => {
      const miss = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (reach === "list" && names(addresses).length === 0) {
        miss("addresses", say("agents.enterAnAddressSuchAsAtrium"));
      }
      if (reach === "domains" && names(domains).length === 0)
        miss("domains", say("agents.enterADomainSuchAsOffice"));
      if (says === "some" && elements.length === 0) miss("elements", say("agents.tickWhatItMaySay"));
    });

export type AgentTokenInput = z.input<ReturnType<typeof agentTokenDraftOf>>;
export type AgentTokenDraft = z.output<ReturnType<typeof agentTokenDraftOf>>;

/** What the API takes for what the form has. */
export const scopeOf = (draft: AgentTokenDraft): AgentScopeField => ({
  reach: reachOf(draft),
  elements: draft.says === "all" ? "all" : draft.elements,
  requestsPerMinute: draft.requestsPerMinute,
  maxLifetimeSeconds: draft.maxLifetimeSeconds,
});

function reachOf({ reach, addresses, domains }: AgentTokenDraft): AgentScopeField["reach"] {
  switch (reach) {
    case "all":
      return { kind: "all" };
    case "domains":
      return { kind: "domains", domains: names(domains) };
    case "list":
      return { kind: "list", addresses: names(addresses) };
  }
}
