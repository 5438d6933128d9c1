"use client";
import type { Counts } from "@porchlight/admin-api";
import Link from "next/link";

interface Tile {
  readonly label: string;
  readonly value: number;
  readonly href: string;
  readonly note?: string | undefined;
}

const tilesOf = (counts: Counts): readonly Tile[] => [
  { label: "Users", value: counts.users, href: "/users", note: "may sign in" },
  { label: "Presentities", value: counts.presentities, href: "/presence", note: "published or watched" },
  { label: "Publications", value: counts.publications, href: "/presence", note: "in force" },
  {
    label: "Subscriptions",
    value: counts.subscriptions,
    href: "/watchers",
    note:
      counts.suspendedSubscriptions > 0
        ? `${number(counts.suspendedSubscriptions)} out of reach`
        : "all reachable",
  },
  { label: "Registrations", value: counts.registrations, href: "/users", note: "contacts bound" },
  { label: "Connections", value: counts.connections, href: "/connections", note: "open" },
];

const format = new Intl.NumberFormat();
const number = (value: number): string => format.format(value);

/** One count each, and the way to what is counted. */
export function CountTiles({ counts }: { readonly counts: Counts }) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      {tilesOf(counts).map(({ label, value, href, note }) => (
        <li key={label} className="bg-surface">
          <Link
            href={href}
            prefetch={false}
            className="flex h-full flex-col gap-1 p-4 transition-colors hover:bg-surface-raised focus-visible:outline-offset-[-2px]"
          >
            <span className="text-sm text-text-muted">{label}</span>
            <span className="font-semibold text-2xl">{number(value)}</span>
            <span className="text-text-muted text-xs">{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
