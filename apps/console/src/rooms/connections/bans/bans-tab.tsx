"use client";
import type { Ban } from "@porchlight/admin-api";
import { Button, EmptyState, RelativeTime, Untrusted } from "@porchlight/ui";
import { Ban as BanIcon } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { Actor } from "~/parts/actor";
import { NOTHING } from "~/parts/facts";
import type { Column } from "~/parts/list/column";
import { WindowedList } from "~/parts/list/windowed-list";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { BanDialog } from "./ban-dialog";
import { LiftBanDialog } from "./lift-ban-dialog";

const columnsOf = (say: Say): readonly Column<Ban>[] => [
  {
    id: "network",
    header: say("connections.bans.addressOrNetwork"),
    track: "minmax(12rem, 2fr)",
    cell: ({ network }) => <span className="font-mono text-[0.95em]">{network}</span>,
  },
  {
    id: "reason",
    header: say("connections.bans.reason"),
    track: "minmax(10rem, 3fr)",
    cell: ({ reason }) => (reason === "" ? NOTHING : <Untrusted text={reason} />),
  },
  {
    id: "by",
    header: say("connections.bans.by"),
    track: "minmax(8rem, 1fr)",
    fromRem: 52,
    cell: ({ bannedBy }) => <Actor name={bannedBy} className="text-text-muted" />,
  },
  {
    id: "until",
    header: say("connections.bans.until"),
    track: "8rem",
    align: "end",
    cell: (ban) => <Until ban={ban} />,
  },
];

/** Addresses whose SIP is not taken. */
export function BansTab() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<Ban>();
  const mayBan = useMay("banNetwork");
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">{say("connections.bans.whatItDoes")}</p>
        {mayBan ? (
          <Button onClick={() => setAdding(true)}>{say("connections.bans.banAnAddressAsk")}</Button>
        ) : null}
      </div>
      <WindowedList
        label={say("connections.bans.bannedAddresses")}
        queryKey={["bans", "list"]}
        load={async ({ offset, limit }, signal) => {
          const { items } = await admin.listBans({ signal });
          return { items: items.slice(offset, offset + limit), total: items.length };
        }}
        live={concerns("audit")}
        columns={columnsOf(say)}
        rowName={({ network }) => network}
        card={(ban) => (
          <div className="flex items-center justify-between gap-3">
            <span className="min-w-0">
              <span className="block truncate font-mono text-[0.95em]">{ban.network}</span>
              <Untrusted text={ban.reason} className="block truncate text-sm text-text-muted" />
            </span>
            <span className="shrink-0 text-sm text-text-muted">
              <Until ban={ban} />
            </span>
          </div>
        )}
        onOpen={setOpened}
        isOpened={({ network }) => network === opened?.network}
        empty={<EmptyState icon={<BanIcon />} title={say("connections.bans.nobodyIsBanned")} />}
      />
      {adding ? <BanDialog onClose={() => setAdding(false)} /> : null}
      {opened === undefined ? null : <LiftBanDialog ban={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function Until({ ban: { until } }: { readonly ban: Ban }) {
  const say = useSay();
  return until === null ? say("connections.bans.untilLifted") : <RelativeTime at={until} />;
}
