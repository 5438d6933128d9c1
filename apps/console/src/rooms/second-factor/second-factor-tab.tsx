"use client";
import type { SecondFactor } from "@porchlight/admin-api";
import { Badge, Button, Card, EmptyState, RelativeTime, Skeleton } from "@porchlight/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { ME, useIdentity } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { EnrolDialog, RemoveDialog, RenewDialog } from "./factor-dialogs";

const SECOND_FACTOR = ["second-factor"];

/** The second factor of who is signed in. */
export function SecondFactorTab() {
  const { via } = useIdentity();
  if (via === "token") {
    return (
      <EmptyState icon={<Lock />} title="You are here with a token">
        A second factor belongs to an operator who signs in.
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
          Second factor {factor.inForce ? <Badge tone="ok">On</Badge> : <Badge>Off</Badge>}
        </p>
        <FactorWords factor={factor} />
      </div>
      <div className="flex flex-wrap gap-2">
        {factor.inForce ? (
          <>
            <Button onClick={() => setAsked("renew")}>New recovery codes…</Button>
            <Button variant="danger" onClick={() => setAsked("remove")}>
              Remove…
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => setAsked("enrol")}>
            Set it up…
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
  if (since === null) {
    return (
      <p className="text-sm text-text-muted">
        Sign-in asks for your password alone. With a second factor, who learns it cannot get in.
      </p>
    );
  }
  return (
    <p className="text-sm text-text-muted">
      Sign-in asks for a code of your authenticator, since <RelativeTime at={since} />. Recovery codes left:{" "}
      {recoveryCodesLeft}.
    </p>
  );
}
