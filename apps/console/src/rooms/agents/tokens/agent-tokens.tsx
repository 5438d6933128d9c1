"use client";
import type { AgentToken } from "@porchlight/admin-api";
import { TableCell, TableRow, TableRowHeader, Untrusted } from "@porchlight/ui";
import { Bot, KeyRound } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { ActionTable } from "~/parts/action-table";
import { GivenOut } from "~/parts/given-out";
import { CreatedCell, LastUsedCell } from "~/parts/given-out-cells";
import { late } from "~/parts/late";
import { TokenState } from "~/rooms/settings/tokens";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { AGENT_TOKENS } from "../token-keys";
import { RevokeAgentToken } from "./revoke-agent-token";
import { elementWords, limitWords, reachWords } from "./scope-words";

const CreateAgentTokenDialog = late(() =>
  import("./create-agent-token-dialog").then((module) => module.CreateAgentTokenDialog),
);

/** Tokens with which programs publish for others over HTTP. */
export function AgentTokens() {
  const say = useSay();
  return (
    <GivenOut
      about={say("agents.aDoorARoomBookingA")}
      reading={{
        operation: "listAgentTokens",
        queryKey: AGENT_TOKENS,
        read: (signal) => admin.listAgentTokens({ signal }),
        live: concerns("audit"),
        withheld: {
          title: say("parts.yourRoleDoesNotSeeTokens"),
          text: say("parts.ownersMakeThemAuditorsSeeThem"),
        },
      }}
      making={{
        operation: "createAgentToken",
        icon: <KeyRound />,
        label: say("parts.createToken"),
        Dialog: CreateAgentTokenDialog,
      }}
      none={{
        icon: <Bot />,
        title: say("agents.noProgramSpeaksForAnybody"),
        text: say("agents.createATokenForEachProgram"),
      }}
    >
      {(tokens) => <TokenTable tokens={tokens} />}
    </GivenOut>
  );
}

const columnsOf = (say: Say) => [
  { header: say("parts.agent") },
  { header: say("agents.speaksFor") },
  { header: say("agents.says") },
  { header: say("agents.limits") },
  { header: say("parts.state") },
  { header: say("parts.lastUsed") },
  { header: say("parts.created") },
];

function TokenTable({ tokens }: { readonly tokens: readonly AgentToken[] }) {
  const say = useSay();
  return (
    <ActionTable label={say("agents.tokensOfAgents")} columns={columnsOf(say)}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </ActionTable>
  );
}

function TokenRow({ token }: { readonly token: AgentToken }) {
  const say = useSay();
  const { agent, scope, lastUsedAt, createdAt, createdBy } = token;
  return (
    <TableRow>
      <TableRowHeader className="font-mono text-sm">{agent}</TableRowHeader>
      <TableCell>
        <Untrusted text={reachWords(scope.reach, say)} />
      </TableCell>
      <TableCell>{elementWords(scope.elements, say)}</TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">{limitWords(scope, say)}</TableCell>
      <TableCell>
        <TokenState token={token} />
      </TableCell>
      <LastUsedCell at={lastUsedAt} />
      <CreatedCell at={createdAt} by={createdBy} />
      <TableCell className="text-right">
        {token.revoked ? null : <RevokeAgentToken token={token} />}
      </TableCell>
    </TableRow>
  );
}
