"use client";
import { Select, Skeleton, useToast } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { choiceOf, choiceOptions, flagOf } from "./choice-words";

/** What was chosen for one user, to be changed in place. */
export function NetworkChoiceField({ aor }: { readonly aor: string }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const mayChoose = useMay("setNetworkPresence");
  const toast = useToast();
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ["network-presence", aor],
    queryFn: ({ signal }) => admin.showNetworkPresence({ params: { aor }, signal }),
    meta: { live: concerns("users", aor) },
  });
  const choose = async (next: string) => {
    setBusy(true);
    try {
      await admin.setNetworkPresence({ params: { aor }, body: { choice: flagOf(next) } });
      toast({ tone: "ok", text: say("agents.theChoiceHoldsFromNowOn") });
    } catch (error) {
      const { title, detail } = faultText(error, say);
      toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
    } finally {
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ["network-presence"] });
  };
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-16 w-full" />}>
      {({ choice, published }) => (
        <Select
          label={say("agents.registrationsAndDevicesInItsPresence")}
          options={choiceOptions(choice === null ? published : undefined, say)}
          value={choiceOf(choice)}
          disabled={!mayChoose || busy}
          onChange={(event) => void choose(event.target.value)}
        />
      )}
    </QueryState>
  );
}
