"use client";
import type { LiveEvent } from "@porchlight/admin-api";
import type { OperationId } from "@porchlight/admin-api/client";
import { Button, EmptyState, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useState } from "react";
import { useMay } from "~/api/use-identity";
import { QueryState } from "./query-state";
import { Withheld } from "./withheld";

interface Told {
  readonly title: string;
  readonly text: string;
}

export interface GivenOutProps<Item> {
  /** What it is for. */
  readonly about: ReactNode;
  readonly reading: {
    readonly operation: OperationId;
    readonly queryKey: readonly string[];
    readonly read: (signal: AbortSignal) => Promise<{ readonly items: readonly Item[] }>;
    readonly live: (event: LiveEvent) => boolean;
    /** Where the role does not read it. */
    readonly withheld: Told;
  };
  readonly making: {
    readonly operation: OperationId;
    readonly icon: ReactNode;
    readonly label: string;
    readonly Dialog: ComponentType<{ readonly onClose: () => void }>;
  };
  /** Where nothing was given out yet. */
  readonly none: Told & { readonly icon: ReactNode };
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** What operators give out to programs and people: tokens and links, and how to make another. */
export function GivenOut<Item>(props: GivenOutProps<Item>) {
  const { operation, withheld } = props.reading;
  if (!useMay(operation)) {
    return <Withheld title={withheld.title}>{withheld.text}</Withheld>;
  }
  return <GivenOutItems {...props} />;
}

function GivenOutItems<Item>({ about, reading, making, none, children }: GivenOutProps<Item>) {
  const query = useQuery({
    queryKey: reading.queryKey,
    queryFn: ({ signal }) => reading.read(signal),
    meta: { live: reading.live },
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">{about}</p>
        <MakeButton {...making} />
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={none.icon} title={none.title}>
              {none.text}
            </EmptyState>
          ) : (
            children(items)
          )
        }
      </QueryState>
    </>
  );
}

function MakeButton({ operation, icon, label, Dialog }: GivenOutProps<unknown>["making"]) {
  const [open, setOpen] = useState(false);
  if (!useMay(operation)) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {icon} {label}
      </Button>
      {open ? <Dialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
