"use client";
import type { WatcherToken } from "@porchlight/admin-api";
import { TableCell, TableRow, TableRowHeader, Untrusted, UriText } from "@porchlight/ui";
import { Globe, KeyRound } from "lucide-react";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import { ActionTable } from "~/parts/action-table";
import { GivenOut } from "~/parts/given-out";
import { CreatedCell, LastUsedCell } from "~/parts/given-out-cells";
import { late } from "~/parts/late";
import { TokenState } from "~/rooms/settings/tokens";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { WATCHER_TOKENS } from "../token-keys";
import { reachWords } from "../tokens/scope-words";
import { RevokeWatcherToken } from "./revoke-watcher-token";

const CreateWatcherTokenDialog = late(() =>
  import("./create-watcher-token-dialog").then((module) => module.CreateWatcherTokenDialog),
);

/** Tokens with which pages and programs watch over HTTP. */
export function WatcherTokens() {
  const say = useSay();
  return (
    <GivenOut
      about={say("agents.aWebSiteAnIntranetPage")}
      reading={{
        operation: "listWatcherTokens",
        queryKey: WATCHER_TOKENS,
        read: (signal) => admin.listWatcherTokens({ signal }),
        live: anyOf(concerns("audit"), concerns("subscriptions")),
        withheld: {
          title: say("parts.yourRoleDoesNotSeeTokens"),
          text: say("parts.ownersMakeThemAuditorsSeeThem"),
        },
      }}
      making={{
        operation: "createWatcherToken",
        icon: <KeyRound />,
        label: say("parts.createToken"),
        Dialog: CreateWatcherTokenDialog,
      }}
      none={{
        icon: <Globe />,
        title: say("agents.noPageWatchesAnybody"),
        text: say("agents.createATokenForEachSite"),
      }}
    >
      {(tokens) => <TokenTable tokens={tokens} />}
    </GivenOut>
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
      <TableRowHeader>
        <Untrusted text={label} />
      </TableRowHeader>
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
      <LastUsedCell at={lastUsedAt} />
      <CreatedCell at={createdAt} by={createdBy} />
      <TableCell className="text-right">
        {token.revoked ? null : <RevokeWatcherToken token={token} />}
      </TableCell>
    </TableRow>
  );
}

const watchedWords = ({ presentities }: WatcherToken["scope"], say: Say): string =>
  presentities === null ? say("parts.everybody") : reachWords({ kind: "list", addresses: presentities }, say);
