"use client";
import type { User } from "@porchlight/admin-api";
import { Button, Skeleton, UriText } from "@porchlight/ui";
import Link from "next/link";
import { useMay } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { NewUserForm } from "~/rooms/users/new-user-form";
import { GuideStep } from "./guide-step";
import type { useYoungUsers } from "./use-young-users";

const SHOWN = 5;

export interface UsersStepProps {
  readonly users: ReturnType<typeof useYoungUsers>;
  readonly onCreated: (user: User) => void;
}

/** The first users; the form stands whatever becomes of the list above it. */
export function UsersStep({ users, onCreated }: UsersStepProps) {
  const mayCreate = useMay("createUser");
  const total = users.data?.total ?? 0;
  return (
    <GuideStep
      number={2}
      title="First users"
      done={total === 0 ? undefined : `${total} ${total === 1 ? "user" : "users"}`}
    >
      <QueryState query={users} skeleton={<Skeleton className="h-6 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-muted">Nobody has an address here yet.</p>
          ) : (
            <p className="break-words">
              {items.slice(0, SHOWN).map(({ aor }, index) => (
                <span key={aor}>
                  {index === 0 ? "" : ", "}
                  <UriText uri={aor} />
                </span>
              ))}
              {total > SHOWN ? ` and ${total - SHOWN} more` : null}
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
            Many at once?
            <Button asChild size="sm">
              <Link href="/users/import">Import a CSV</Link>
            </Button>
          </p>
        </>
      ) : (
        <p className="text-text-muted">Owners and operators create users.</p>
      )}
    </GuideStep>
  );
}
