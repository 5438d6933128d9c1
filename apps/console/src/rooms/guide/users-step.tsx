"use client";
import type { User } from "@porchlight/admin-api";
import { Button, Skeleton, UriText } from "@porchlight/ui";
import Link from "next/link";
import { useMay } from "~/api/use-identity";
import { late } from "~/parts/late";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { GuideStep } from "./guide-step";
import type { useYoungUsers } from "./use-young-users";

const NewUserForm = late(
  () => import("~/rooms/users/new-user-form").then((module) => module.NewUserForm),
  <Skeleton className="h-80 w-full" />,
);

const SHOWN = 5;

export interface UsersStepProps {
  readonly users: ReturnType<typeof useYoungUsers>;
  readonly onCreated: (user: User) => void;
}

/** The first users; the form stands whatever becomes of the list above it. */
export function UsersStep({ users, onCreated }: UsersStepProps) {
  const say = useSay();
  const mayCreate = useMay("createUser");
  const total = users.data?.total ?? 0;
  return (
    <GuideStep
      number={2}
      title={say("guide.firstUsers")}
      done={total === 0 ? undefined : say("parts.countUsers", { count: total })}
    >
      <QueryState query={users} skeleton={<Skeleton className="h-6 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-muted">{say("guide.nobodyHasAnAddressHereYet")}</p>
          ) : (
            <p className="break-words">
              {items.slice(0, SHOWN).map(({ aor }, index) => (
                <span key={aor}>
                  {index === 0 ? "" : ", "}
                  <UriText uri={aor} />
                </span>
              ))}
              {total > SHOWN ? say("guide.andMoreMore", { more: total - SHOWN }) : null}
            </p>
          )
        }
      </QueryState>
      {mayCreate ? (
        <>
          <div className="max-w-lg">
            <NewUserForm onCreated={onCreated} />
          </div>
          <p className="flex flex-wrap items-center gap-3 text-text-muted">
            {say("guide.manyAtOnce")}
            <Button asChild size="sm">
              <Link href="/users/import">{say("guide.importACsv")}</Link>
            </Button>
          </p>
        </>
      ) : (
        <p className="text-text-muted">{say("guide.ownersAndOperatorsCreateUsers")}</p>
      )}
    </GuideStep>
  );
}
