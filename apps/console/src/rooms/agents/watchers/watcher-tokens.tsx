"use client";
import type { WatcherToken } from "@porchlight/admin-api";
import {
  Button,
  EmptyState,
  RelativeTime,
  Skeleton,
  TableCell,
  TableRow,
  Untrusted,
  UriText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Globe, KeyRound, Lock } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { ActionTable } from "~/parts/action-table";
import { QueryState } from "~/parts/query-state";
import { TokenState } from "~/rooms/settings/tokens";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { reachWords } from "../tokens/scope-words";
import { RevokeWatcherToken } from "./revoke-watcher-token";

const CreateWatcherTokenDialog = dynamic(() =>
  import("./create-watcher-token-dialog").then((module) => module.CreateWatcherTokenDialog),
);

/** Tokens with which pages and programs watch over HTTP. */
export function WatcherTokens() {
  const say = useSay();
  const mayRead = useMay("listWatcherTokens");
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
  const mayCreate = useMay("createWatcherToken");
  const query = useQuery({
    queryKey: ["watcher-tokens"],
    queryFn: ({ signal }) => admin.listWatcherTokens({ signal }),
    meta: { live: anyOf(concerns("audit"), concerns("subscriptions")) },
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">{say("agents.aWebSiteAnIntranetPage")}</p>
        {mayCreate ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <KeyRound /> {say("parts.createToken")}
          </Button>
        ) : null}
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Globe />} title={say("agents.noPageWatchesAnybody")}>
              {say("agents.createATokenForEachSite")}
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

const columnsOf = (say: Say) => [
  { header: say("parts.label") },
  { header: say("agents.watchesAs") },
  { header: say("agents.mayWatch") },
  { header: say("agents.pages") },
  { header: say("agents.streams") },
  { header: say("parts.state") },
  { header: say("parts.lastUsed") },
  { header: say("parts.created") },
];

function TokenTable({ tokens }: { readonly tokens: readonly WatcherToken[] }) {
  const say = useSay();
  return (
    <ActionTable label={say("agents.tokensOfWatchers")} columns={columnsOf(say)}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </ActionTable>
  );
}

function TokenRow({ token }: { readonly token: WatcherToken }) {
  const say = useSay();
  const { label, watcher, scope, openStreams, lastUsedAt, createdAt, createdBy } = token;
  return (
    <TableRow>
      <TableCell className="font-medium">
        <Untrusted text={label} />
      </TableCell>
      <TableCell>
        {watcher === null ? (
          <span className="text-text-muted">{say("agents.anybody")}</span>
        ) : (
          <UriText uri={watcher} />
        )}
      </TableCell>
      <TableCell>
        <Untrusted text={watchedWords(scope, say)} />
      </TableCell>
      <TableCell>
        <Untrusted text={scope.origins.length === 0 ? say("parts.none") : scope.origins.join(", ")} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        {say("agents.nowOfMost", { now: openStreams, most: scope.streams })}
      </TableCell>
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
        {token.revoked ? null : <RevokeWatcherToken token={token} />}
      </TableCell>
    </TableRow>
  );
}

const watchedWords = ({ presentities }: WatcherToken["scope"], say: Say): string =>
  presentities === null ? say("parts.everybody") : reachWords({ kind: "list", addresses: presentities }, say);
