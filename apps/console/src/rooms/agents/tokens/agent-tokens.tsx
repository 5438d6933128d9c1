"use client";
import type { AgentToken } from "@porchlight/admin-api";
import {
  Button,
  EmptyState,
  RelativeTime,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Untrusted,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Bot, KeyRound, Lock } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { TokenState } from "~/rooms/settings/tokens";
import { CreateAgentTokenDialog } from "./create-agent-token-dialog";
import { RevokeAgentToken } from "./revoke-agent-token";
import { elementWords, limitWords, reachWords } from "./scope-words";

/** Tokens with which programs publish for others over HTTP. */
export function AgentTokens() {
  const mayRead = useMay("listAgentTokens");
  if (!mayRead) {
    return (
      <EmptyState icon={<Lock />} title="Your role does not see tokens">
        Owners make them, auditors see them.
      </EmptyState>
    );
  }
  return <TokenList />;
}

function TokenList() {
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
        <p className="max-w-prose text-text-muted">
          A door, a room booking, a time clock: with a token a program publishes over HTTP for those it may
          speak for, as one more source of their presence.
        </p>
        {mayCreate ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <KeyRound /> Create token
          </Button>
        ) : null}
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Bot />} title="No program speaks for anybody">
              Create a token for each program: it says for whom it may speak, what, and how often.
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

const HEADERS = ["Agent", "Speaks for", "Says", "Limits", "State", "Last used", "Created"];

function TokenTable({ tokens }: { readonly tokens: readonly AgentToken[] }) {
  return (
    <Table label="Tokens of agents">
      <TableHead>
        <TableRow>
          {HEADERS.map((header) => (
            <TableHeaderCell key={header}>{header}</TableHeaderCell>
          ))}
          <TableHeaderCell>
            <span className="sr-only">Actions</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </TableBody>
    </Table>
  );
}

function TokenRow({ token }: { readonly token: AgentToken }) {
  const { agent, scope, lastUsedAt, createdAt, createdBy } = token;
  return (
    <TableRow>
      <TableCell className="font-medium font-mono text-sm">{agent}</TableCell>
      <TableCell>
        <Untrusted text={reachWords(scope.reach)} />
      </TableCell>
      <TableCell>{elementWords(scope.elements)}</TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">{limitWords(scope)}</TableCell>
      <TableCell>
        <TokenState token={token} />
      </TableCell>
      <TableCell className="text-text-muted">
        {lastUsedAt === null ? "never" : <RelativeTime at={lastUsedAt} />}
      </TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        <RelativeTime at={createdAt} /> by <Untrusted text={createdBy} />
      </TableCell>
      <TableCell className="text-right">
        {token.revoked ? null : <RevokeAgentToken token={token} />}
      </TableCell>
    </TableRow>
  );
}
