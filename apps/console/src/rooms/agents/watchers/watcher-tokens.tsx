"use client";
import type { WatcherToken } from "@porchlight/admin-api";
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
  UriText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Globe, KeyRound, Lock } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { TokenState } from "~/rooms/settings/tokens";
import { reachWords } from "../tokens/scope-words";
import { CreateWatcherTokenDialog } from "./create-watcher-token-dialog";
import { RevokeWatcherToken } from "./revoke-watcher-token";

/** Tokens with which pages and programs watch over HTTP. */
export function WatcherTokens() {
  const mayRead = useMay("listWatcherTokens");
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
  const mayCreate = useMay("createWatcherToken");
  const query = useQuery({
    queryKey: ["watcher-tokens"],
    queryFn: ({ signal }) => admin.listWatcherTokens({ signal }),
    meta: { live: anyOf(concerns("audit"), concerns("subscriptions")) },
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">
          A web site, an intranet page, a display at the door: with a token it watches people over HTTP, and
          is shown what their rules show to its watcher.
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
            <EmptyState icon={<Globe />} title="No page watches anybody">
              Create a token for each site: it says whom the site may show, and which pages may use it.
            </EmptyState>
          ) : (
            <TokenTable tokens={items} />
          )
        }
      </QueryState>
      {creating ? <CreateWatcherTokenDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

const HEADERS = ["Label", "Watches as", "May watch", "Pages", "Streams", "State", "Last used", "Created"];

function TokenTable({ tokens }: { readonly tokens: readonly WatcherToken[] }) {
  return (
    <Table label="Tokens of watchers">
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

function TokenRow({ token }: { readonly token: WatcherToken }) {
  const { label, watcher, scope, openStreams, lastUsedAt, createdAt, createdBy } = token;
  return (
    <TableRow>
      <TableCell className="font-medium">
        <Untrusted text={label} />
      </TableCell>
      <TableCell>
        {watcher === null ? <span className="text-text-muted">anybody</span> : <UriText uri={watcher} />}
      </TableCell>
      <TableCell>
        <Untrusted text={watchedWords(scope)} />
      </TableCell>
      <TableCell>
        <Untrusted text={scope.origins.length === 0 ? "none" : scope.origins.join(", ")} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        {openStreams} of {scope.streams}
      </TableCell>
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
        {token.revoked ? null : <RevokeWatcherToken token={token} />}
      </TableCell>
    </TableRow>
  );
}

const watchedWords = ({ presentities }: WatcherToken["scope"]): string =>
  presentities === null ? "Everybody" : reachWords({ kind: "list", addresses: presentities });
