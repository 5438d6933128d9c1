"use client";
import type { NetworkPresence } from "@porchlight/admin-api";
import { Badge, Button, EmptyState, Skeleton, shortUri, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Router } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { useGo } from "~/frame/use-go";
import { concerns } from "~/live/concerns";
import type { Column } from "~/parts/list/column";
import { WindowedList } from "~/parts/list/windowed-list";
import { QueryState } from "~/parts/query-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { ChooseDialog } from "./choose-dialog";

const columnsOf = (say: Say): readonly Column<NetworkPresence>[] => [
  {
    id: "aor",
    header: say("parts.user"),
    track: "minmax(14rem, 2fr)",
    cell: ({ aor }) => <UriText uri={aor} />,
  },
  {
    id: "published",
    header: say("agents.chosen"),
    track: "8rem",
    cell: (row) => <ChoiceBadge presence={row} />,
  },
];

/** Whether the server itself states who is registered, and with which devices. */
export function NetworkTab() {
  const say = useSay();
  const [choosing, setChoosing] = useState(false);
  const mayChoose = useMay("setNetworkPresence");
  const go = useGo();
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-prose">
          <Setting />
          <p className="text-text-muted">{say("agents.theServerCanStateWhichDevices")}</p>
        </div>
        {mayChoose ? (
          <Button onClick={() => setChoosing(true)}>{say("agents.chooseForAUser2")}</Button>
        ) : null}
      </div>
      <WindowedList
        label={say("agents.choicesForSingleUsers")}
        queryKey={["network-presence", "list"]}
        load={(window, signal) => admin.listNetworkPresence({ query: window, signal })}
        live={concerns("users")}
        columns={columnsOf(say)}
        rowName={({ aor, published }) =>
          `${shortUri(aor)}, ${published ? say("agents.statedSmall") : say("agents.notStatedSmall")}`
        }
        card={(row) => (
          <div className="flex items-center justify-between gap-3">
            <UriText uri={row.aor} className="truncate" />
            <ChoiceBadge presence={row} />
          </div>
        )}
        onOpen={({ aor }) => void go(`/users?open=${encodeURIComponent(aor)}`)}
        empty={
          <EmptyState icon={<Router />} title={say("agents.nothingIsChosenForSingleUsers")}>
            {say("agents.theSettingOfTheServerHolds")}
          </EmptyState>
        }
      />
      {choosing ? <ChooseDialog onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

/** The setting that holds where nothing is chosen. */
function Setting() {
  const say = useSay();
  const query = useQuery({
    queryKey: ["network-presence", "everybody"],
    queryFn: async ({ signal }) =>
      (await admin.listNetworkPresence({ query: { limit: 1 }, signal })).everybody,
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-6 w-64" />}>
      {(everybody) => (
        <p className="font-medium">
          {say.rich(everybody ? "agents.onForEverybody" : "agents.offForEverybody", {
            code: (text) => <code className="font-mono text-sm">{text}</code>,
          })}
        </p>
      )}
    </QueryState>
  );
}

function ChoiceBadge({ presence: { published } }: { readonly presence: NetworkPresence }) {
  const say = useSay();
  return published ? (
    <Badge tone="ok">{say("agents.stated")}</Badge>
  ) : (
    <Badge>{say("agents.notStated")}</Badge>
  );
}
