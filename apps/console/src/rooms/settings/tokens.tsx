"use client";
import type { Token } from "@porchlight/admin-api";
import {
  Badge,
  Button,
  EmptyState,
  RelativeTime,
  Skeleton,
  TableCell,
  TableRow,
  Untrusted,
  useNow,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Lock } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ActionTable } from "~/parts/action-table";
import { QueryState } from "~/parts/query-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { RevokeTokenButton } from "./revoke-token-button";

const CreateTokenDialog = dynamic(() =>
  import("./create-token-dialog").then((module) => module.CreateTokenDialog),
);

/** Tokens with which programs use the admin API. */
export function Tokens() {
  const say = useSay();
  const mayRead = useMay("listTokens");
  if (!mayRead) {
    return (
      <EmptyState icon={<Lock />} title={say("settings.yourRoleDoesNotSeeTokens")}>
        {say("settings.ownersMakeThemAuditorsSeeThem")}
      </EmptyState>
    );
  }
  return <TokenList />;
}

function TokenList() {
  const say = useSay();
  const [creating, setCreating] = useState(false);
  const mayCreate = useMay("createToken");
  const query = useQuery({
    queryKey: ["tokens"],
    queryFn: ({ signal }) => admin.listTokens({ signal }),
    meta: { live: (event) => event.topic === "audit" },
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">
          {say.rich("settings.aProgramSendsItsTokenAs", {
            code: (text) => <code className="font-mono text-sm">{text}</code>,
          })}
        </p>
        {mayCreate ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <KeyRound /> {say("parts.createToken")}
          </Button>
        ) : null}
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<KeyRound />} title={say("settings.thereIsNoToken")}>
              {say("settings.createOneForEachProgramSo")}
            </EmptyState>
          ) : (
            <TokenTable tokens={items} />
          )
        }
      </QueryState>
      {creating ? <CreateTokenDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

const columnsOf = (say: Say) => [
  { header: say("parts.label") },
  { header: say("parts.role") },
  { header: say("parts.state") },
  { header: say("parts.lastUsed") },
  { header: say("parts.created") },
];

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  const say = useSay();
  return (
    <ActionTable label={say("settings.tokens")} columns={columnsOf(say)}>
      {tokens.map((token) => (
        <TableRow key={token.id}>
          <TableCell className="font-medium">
            <Untrusted text={token.label} />
          </TableCell>
          <TableCell>{say(`parts.roles.${token.role}`)}</TableCell>
          <TableCell>
            <TokenState token={token} />
          </TableCell>
          <TableCell className="text-text-muted">
            {token.lastUsedAt === null ? say("parts.never") : <RelativeTime at={token.lastUsedAt} />}
          </TableCell>
          <TableCell className="whitespace-nowrap text-text-muted">
            {say.rich("parts.createdAtBy", {
              at: <RelativeTime at={token.createdAt} />,
              by: <Untrusted text={token.createdBy} />,
            })}
          </TableCell>
          <TableCell className="text-right">
            {token.revoked ? null : <RevokeTokenButton token={token} />}
          </TableCell>
        </TableRow>
      ))}
    </ActionTable>
  );
}

/** Whether a token still counts, and until when. */
export function TokenState({
  token: { revoked, expiresAt },
}: {
  readonly token: Pick<Token, "revoked" | "expiresAt">;
}) {
  const say = useSay();
  const now = useNow(5000);
  if (revoked) return <Badge>{say("settings.revoked")}</Badge>;
  if (Date.parse(expiresAt) <= now) return <Badge>{say("settings.expired")}</Badge>;
  return (
    <span className="whitespace-nowrap text-text-muted">
      {say.rich("settings.expiresTime", { time: <RelativeTime at={expiresAt} /> })}
    </span>
  );
}
