"use client";
import type { NetworkPresence } from "@porchlight/admin-api";
import { Badge, Button, EmptyState, Skeleton, shortUri, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Router } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { WindowedList } from "~/parts/list/windowed-list";
import { QueryState } from "~/parts/query-state";
import { ChooseDialog } from "./choose-dialog";

const columns: readonly Column<NetworkPresence>[] = [
  { id: "aor", header: "User", track: "minmax(14rem, 2fr)", cell: ({ aor }) => <UriText uri={aor} /> },
  { id: "published", header: "Chosen", track: "8rem", cell: (row) => <ChoiceBadge presence={row} /> },
];

/** Whether the server itself states who is registered, and with which devices. */
export function NetworkTab() {
  const [choosing, setChoosing] = useState(false);
  const mayChoose = useMay("setNetworkPresence");
  const router = useRouter();
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-prose">
          <Setting />
          <p className="text-text-muted">
            The server can state which devices are registered, and whether their connection stands. It never
            says that somebody can be reached.
          </p>
        </div>
        {mayChoose ? <Button onClick={() => setChoosing(true)}>Choose for a user…</Button> : null}
      </div>
      <WindowedList
        label="Choices for single users"
        queryKey={["network-presence", "list"]}
        load={(window, signal) => admin.listNetworkPresence({ query: window, signal })}
        live={concerns("users")}
        columns={columns}
        rowName={({ aor, published }) => `${shortUri(aor)}, ${published ? "stated" : "not stated"}`}
        card={(row) => (
          <div className="flex items-center justify-between gap-3">
            <UriText uri={row.aor} className="truncate" />
            <ChoiceBadge presence={row} />
          </div>
        )}
        onOpen={({ aor }) => router.push(`/users?open=${encodeURIComponent(aor)}`)}
        empty={
          <EmptyState icon={<Router />} title="Nothing is chosen for single users">
            The setting of the server holds for everybody.
          </EmptyState>
        }
      />
      {choosing ? <ChooseDialog onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

/** The setting that holds where nothing is chosen. */
function Setting() {
  const query = useQuery({
    queryKey: ["network-presence", "everybody"],
    queryFn: async ({ signal }) =>
      (await admin.listNetworkPresence({ query: { limit: 1 }, signal })).everybody,
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-6 w-64" />}>
      {(everybody) => (
        <p className="font-medium">
          {everybody ? "On" : "Off"} for everybody, by{" "}
          <code className="font-mono text-sm">agents.networkPresence</code> in the settings
        </p>
      )}
    </QueryState>
  );
}

function ChoiceBadge({ presence: { published } }: { readonly presence: NetworkPresence }) {
  return published ? <Badge tone="ok">Stated</Badge> : <Badge>Not stated</Badge>;
}
