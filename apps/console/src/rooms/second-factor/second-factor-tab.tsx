"use client";
import type { SecondFactor } from "@porchlight/admin-api";
import { Badge, Button, Card, EmptyState, RelativeTime, Skeleton } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { ME, useIdentity } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { EnrolDialog, RemoveDialog, RenewDialog } from "./factor-dialogs";

const SECOND_FACTOR = ["second-factor"];

/** The second factor of who is signed in. */
export function SecondFactorTab() {
  const say = useSay();
  const { via } = useIdentity();
  if (via === "token") {
    return (
      <EmptyState icon={<Lock />} title={say("secondFactor.youAreHereWithAToken")}>
        {say("secondFactor.aSecondFactorBelongsToAn")}
      </EmptyState>
    );
  }
  return <OwnFactor />;
}

function OwnFactor() {
  const query = useQuery({
    queryKey: SECOND_FACTOR,
    queryFn: ({ signal }) => admin.showSecondFactor({ signal }),
    staleTime: 0,
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
      {(factor) => <FactorCard factor={factor} />}
    </QueryState>
  );
}

type Asked = "enrol" | "renew" | "remove";

function FactorCard({ factor }: { readonly factor: SecondFactor }) {
  const say = useSay();
  const [asked, setAsked] = useState<Asked>();
  const queryClient = useQueryClient();
  const close = () => {
    setAsked(undefined);
    void queryClient.invalidateQueries({ queryKey: SECOND_FACTOR });
    void queryClient.invalidateQueries({ queryKey: ME });
  };
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <p className="flex items-center gap-2 font-medium">
          {say("parts.secondFactor")}{" "}
          {factor.inForce ? <Badge tone="ok">{say("parts.on")}</Badge> : <Badge>{say("parts.off")}</Badge>}
        </p>
        <FactorWords factor={factor} />
      </div>
      <div className="flex flex-wrap gap-2">
        {factor.inForce ? (
          <>
            <Button onClick={() => setAsked("renew")}>{say("secondFactor.newRecoveryCodes2")}</Button>
            <Button variant="danger" onClick={() => setAsked("remove")}>
              {say("parts.removeEllipsis")}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => setAsked("enrol")}>
            {say("secondFactor.setItUp")}
          </Button>
        )}
      </div>
      {asked === "enrol" ? <EnrolDialog onClose={close} /> : null}
      {asked === "renew" ? <RenewDialog onClose={close} /> : null}
      {asked === "remove" ? <RemoveDialog required={factor.required} onClose={close} /> : null}
    </Card>
  );
}

function FactorWords({ factor: { since, recoveryCodesLeft } }: { readonly factor: SecondFactor }) {
  const say = useSay();
  if (since === null) {
    return <p className="text-sm text-text-muted">{say("secondFactor.signInAsksForYourPassword")}</p>;
  }
  return (
    <p className="text-sm text-text-muted">
      {say.rich("secondFactor.signInAsksForACode", {
        since: <RelativeTime at={since} />,
        left: recoveryCodesLeft,
      })}
    </p>
  );
}
