"use client";
import type { AgentToken } from "@porchlight/admin-api";
import { admin } from "~/api/admin";
import { RevokeToken } from "~/parts/revoke-button";
import { useSay } from "~/words/words-provider";
import { AGENT_TOKENS } from "../token-keys";

/** Revokes a token of an agent after a question. */
export function RevokeAgentToken({ token: { id, agent, createdAt } }: { readonly token: AgentToken }) {
  const say = useSay();
  return (
    <RevokeToken
      operation="revokeAgentToken"
      what={agent}
      createdAt={createdAt}
      revoke={() => admin.revokeAgentToken({ params: { id } })}
      queryKey={AGENT_TOKENS}
    >
      {say.rich("agents.whatUsesItIsRefused", {
        agent: <span className="font-medium font-mono text-sm">{agent}</span>,
      })}
    </RevokeToken>
  );
}
