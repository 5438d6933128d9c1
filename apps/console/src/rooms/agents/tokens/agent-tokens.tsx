"use client";
import type { AgentToken } from "@porchlight/admin-api";
import { Button, EmptyState, RelativeTime, Skeleton, TableCell, TableRow, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Bot, KeyRound, Lock } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { ActionTable } from "~/parts/action-table";
import { QueryState } from "~/parts/query-state";
import { TokenState } from "~/rooms/settings/tokens";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { RevokeAgentToken } from "./revoke-agent-token";
import { elementWords, limitWords, reachWords } from "./scope-words";

const CreateAgentTokenDialog = dynamic(() =>
  import("./create-agent-token-dialog").then((module) => module.CreateAgentTokenDialog),
);

/** Tokens with which programs publish for others over HTTP. */
export function AgentTokens() {
  const say = useSay();
  const mayRead = useMay("listAgentTokens");
  if (!mayRead) {
    return (
      <EmptyState icon={<Lock />} title={say("agents.yourRoleDoesNotSeeTokens")}>
        {say("agents.ownersMakeThemAuditorsSeeThem")}
      </EmptyState>
    );
  }
  return <TokenList />;
}

function TokenList() {
  const say = useSay();
  const [creating, setCreating] = useState(false);
  const mayCreate = useMay("createAgentToken");
  const query = useQuery({
    queryKey: ["agent-tokens"],
    queryFn: ({ signal }) => admin.listAgentTokens({ signal }),
    meta: { live: concerns("audit") },
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">{say("agents.aDoorARoomBookingA")}</p>
        {mayCreate ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <KeyRound /> {say("parts.createToken")}
          </Button>
        ) : null}
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Bot />} title={say("agents.noProgramSpeaksForAnybody")}>
              {say("agents.createATokenForEachProgram")}
            </EmptyState>
          ) : (
            <TokenTable tokens={items} />
          )
        }
      </QueryState>
      {creating ? <CreateAgentTokenDialog onClose={() => setCreating(false)} /> : null}
    </>
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
      <TableCell className="font-medium font-mono text-sm">{agent}</TableCell>
      <TableCell>
        <Untrusted text={reachWords(scope.reach, say)} />
      </TableCell>
      <TableCell>{elementWords(scope.elements, say)}</TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">{limitWords(scope, say)}</TableCell>
      <TableCell>
        <TokenState token={token} />
      </TableCell>
      <TableCell className="text-text-muted">
        {lastUsedAt === null ? say("parts.never") : <RelativeTime at={lastUsedAt} />}
      </TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        {say.rich("parts.createdAtBy", {
          at: <RelativeTime at={createdAt} />,
          by: <Untrusted text={createdBy} />,
        })}
      </TableCell>
      <TableCell className="text-right">
        {token.revoked ? null : <RevokeAgentToken token={token} />}
      </TableCell>
    </TableRow>
  );
}
