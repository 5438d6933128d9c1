"use client";
import type { Token } from "@porchlight/admin-api";
import { Badge, RelativeTime, TableCell, TableRow, TableRowHeader, Untrusted, useNow } from "@porchlight/ui";
import { KeyRound } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { ActionTable } from "~/parts/action-table";
import { GivenOut } from "~/parts/given-out";
import { CreatedCell, LastUsedCell } from "~/parts/given-out-cells";
import { late } from "~/parts/late";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { RevokeTokenButton } from "./revoke-token-button";
import { TOKENS } from "./token-keys";

const CreateTokenDialog = late(() =>
  import("./create-token-dialog").then((module) => module.CreateTokenDialog),
);

/** Tokens with which programs use the admin API. */
export function Tokens() {
  const say = useSay();
  return (
    <GivenOut
      about={say.rich("settings.aProgramSendsItsTokenAs", {
        code: (text) => <code className="font-mono text-sm">{text}</code>,
      })}
      reading={{
        operation: "listTokens",
        queryKey: TOKENS,
        read: (signal) => admin.listTokens({ signal }),
        live: concerns("audit"),
        withheld: {
          title: say("parts.yourRoleDoesNotSeeTokens"),
          text: say("parts.ownersMakeThemAuditorsSeeThem"),
        },
      }}
      making={{
        operation: "createToken",
        icon: <KeyRound />,
        label: say("parts.createToken"),
        Dialog: CreateTokenDialog,
      }}
      none={{
        icon: <KeyRound />,
        title: say("settings.thereIsNoToken"),
        text: say("settings.createOneForEachProgramSo"),
      }}
    >
      {(tokens) => <TokenTable tokens={tokens} />}
    </GivenOut>
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
          <TableRowHeader>
            <Untrusted text={token.label} />
          </TableRowHeader>
          <TableCell>{say(`parts.roles.${token.role}`)}</TableCell>
          <TableCell>
            <TokenState token={token} />
          </TableCell>
          <LastUsedCell at={token.lastUsedAt} />
          <CreatedCell at={token.createdAt} by={token.createdBy} />
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
