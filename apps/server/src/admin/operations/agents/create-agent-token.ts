import { parseAor } from "@porchlight/accounts";
import type { AgentScopeField } from "@porchlight/admin-api";
import { after, ok, type Result } from "@porchlight/kernel";
import type { AgentReach, AgentTokenRecord } from "@porchlight/store";
import { RESERVED_AGENTS } from "../../../agents/reserved-agents";
import type { Actor } from "../../auth/actor";
import { newTokenSecret, secretHash } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

export interface NewAgentToken {
  readonly agent: string;
  readonly scope: AgentScopeField;
  readonly expiresInSeconds: number;
}

type Deps = Pick<OperationDeps, "clock" | "ids" | "stores" | "domains">;

/** Creates a token of an agent. The secret is not kept and cannot be shown again. */
export async function createAgentToken(
  deps: Deps,
  actor: Actor,
  input: NewAgentToken,
): Promise<Result<{ readonly record: AgentTokenRecord; readonly secret: string }, Problem>> {
  const { agent } = input;
  if (RESERVED_AGENTS.has(agent)) return refuse("invalid-input", say("is-own-agent"), "agent");
  const reach = reachOf(input.scope.reach, deps.domains);
  if (!reach.ok) return reach;
  const secret = newTokenSecret("agent");
  const now = deps.clock();
  const record: AgentTokenRecord = {
    id: deps.ids.uuid(),
    agent,
    secretHash: secretHash(secret),
    scope: { ...input.scope, reach: reach.value },
    createdBy: actor.actor,
    createdAt: now,
    expiresAt: after(now, input.expiresInSeconds * 1000),
    lastUsedAt: undefined,
    revokedAt: undefined,
  };
  await deps.stores.agentTokens.create(record, {
    ...actor,
    at: now,
    action: "agent-token.create",
    target: record.id,
    before: undefined,
    after: { agent, scope: record.scope, expiresAt: new Date(record.expiresAt).toISOString() },
  });
  return ok({ record, secret });
}

/** The reach in the form that addresses are compared in. */
function reachOf(reach: AgentReach, domains: readonly string[]): Result<AgentReach, Problem> {
  switch (reach.kind) {
    case "all":
      return ok(reach);
    case "domains": {
      const named = reach.domains.map((domain) => domain.toLowerCase());
      const foreign = named.find((domain) => !domains.includes(domain));
      return foreign === undefined
        ? ok({ kind: "domains", domains: named })
        : refuse("foreign-domain", say("is-not-served", { domain: foreign }), "scope.reach.domains");
    }
    case "list": {
      const addresses: string[] = [];
      for (const text of reach.addresses) {
        const address = parseAor(text);
        if (!address.ok)
          return refuse(
            "invalid-input",
            say("address-at-fault", { address: text, reason: address.error }),
            "scope.reach.addresses",
          );
        addresses.push(address.value.aor);
      }
      return ok({ kind: "list", addresses });
    }
  }
}
