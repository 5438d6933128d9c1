import {
  AGENT_ELEMENTS,
  type AgentScopeField,
  agentNameSchema,
  MAX_TOKEN_SECONDS,
} from "@porchlight/admin-api";
import { z } from "zod";

const names = (text: string): string[] => text.split(/[\s,;]+/).filter((name) => name !== "");

/** The form of a new token of an agent. */
export const agentTokenDraft = z
  .object({
    agent: z.string().trim().min(1, "Enter a name, such as door").and(agentNameSchema),
    reach: z.enum(["list", "domains", "all"]),
    addresses: z.string(),
    domains: z.string(),
    says: z.enum(["all", "some"]),
    elements: z.array(z.enum(AGENT_ELEMENTS)),
    requestsPerMinute: z.coerce
      .number("Enter a number")
      .int("Enter a whole number")
      .min(1, "At least 1")
      .max(60_000, "At most 60,000"),
    maxLifetimeSeconds: z.coerce.number(),
    expiresInSeconds: z.coerce.number().max(MAX_TOKEN_SECONDS),
  })
  .superRefine(({ reach, addresses, domains, says, elements }, context) => {
    const miss = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (reach === "list" && names(addresses).length === 0) {
      miss("addresses", "Enter an address, such as atrium@office.test");
    }
    if (reach === "domains" && names(domains).length === 0)
      miss("domains", "Enter a domain, such as office.test");
    if (says === "some" && elements.length === 0) miss("elements", "Tick what it may say");
  });

export type AgentTokenInput = z.input<typeof agentTokenDraft>;
export type AgentTokenDraft = z.output<typeof agentTokenDraft>;

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
