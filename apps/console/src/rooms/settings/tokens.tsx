"use client";
import type { Token } from "@porchlight/admin-api";
import {
  Badge,
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
  useNow,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Lock } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { CreateTokenDialog } from "./create-token-dialog";
import { RevokeTokenButton } from "./revoke-token-button";

/** Tokens with which programs use the admin API. */
export function Tokens() {
  const mayRead = useMay("listTokens");
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
          A program sends its token as <code className="font-mono text-sm">Authorization: Bearer …</code> to
          the admin API and may do what its role may.
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
            <EmptyState icon={<KeyRound />} title="There is no token">
              Create one for each program, so that each can be revoked alone.
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

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  return (
    <Table label="Tokens">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Label</TableHeaderCell>
          <TableHeaderCell>Role</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell>Last used</TableHeaderCell>
          <TableHeaderCell>Created</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">Actions</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <TableCell className="font-medium">
              <Untrusted text={token.label} />
            </TableCell>
            <TableCell className="capitalize">{token.role}</TableCell>
            <TableCell>
              <TokenState token={token} />
            </TableCell>
            <TableCell className="text-text-muted">
              {token.lastUsedAt === null ? "never" : <RelativeTime at={token.lastUsedAt} />}
            </TableCell>
            <TableCell className="whitespace-nowrap text-text-muted">
              <RelativeTime at={token.createdAt} /> by <Untrusted text={token.createdBy} />
            </TableCell>
            <TableCell className="text-right">
              {token.revoked ? null : <RevokeTokenButton token={token} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Whether a token still counts, and until when. */
export function TokenState({
  token: { revoked, expiresAt },
}: {
  readonly token: Pick<Token, "revoked" | "expiresAt">;
}) {
  const now = useNow(5000);
  if (revoked) return <Badge>Revoked</Badge>;
  if (Date.parse(expiresAt) <= now) return <Badge>Expired</Badge>;
  return (
    <span className="whitespace-nowrap text-text-muted">
      expires <RelativeTime at={expiresAt} />
    </span>
  );
}
