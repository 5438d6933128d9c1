"use client";
import type { Counts } from "@porchlight/admin-api";
import Link from "next/link";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

interface Tile {
  readonly label: string;
  readonly value: number;
  readonly href: string;
  readonly note?: string | undefined;
}

const tilesOf = (counts: Counts, say: Say): readonly Tile[] => [
  { label: say("parts.users"), value: counts.users, href: "/users", note: say("overview.maySignIn") },
  {
    label: say("parts.presentities"),
    value: counts.presentities,
    href: "/presence",
    note: say("overview.publishedOrWatched"),
  },
  {
    label: say("parts.publications"),
    value: counts.publications,
    href: "/presence",
    note: say("overview.inForce"),
  },
  {
    label: say("parts.subscriptions"),
    value: counts.subscriptions,
    href: "/watchers",
    note:
      counts.suspendedSubscriptions > 0
        ? say("overview.countOutOfReach", { count: counts.suspendedSubscriptions })
        : say("overview.allReachable"),
  },
  {
    label: say("overview.registrations"),
    value: counts.registrations,
    href: "/users",
    note: say("overview.contactsBound"),
  },
  {
    label: say("parts.connections"),
    value: counts.connections,
    href: "/connections",
    note: say("overview.open"),
  },
];

/** One count each, and the way to what is counted. */
export function CountTiles({ counts }: { readonly counts: Counts }) {
  const say = useSay();
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      {tilesOf(counts, say).map(({ label, value, href, note }) => (
        <li key={label} className="bg-surface">
          <Link
            href={href}
            prefetch={false}
            className="flex h-full flex-col gap-1 p-4 transition-colors hover:bg-surface-raised focus-visible:outline-offset-[-2px]"
          >
            <span className="text-sm text-text-muted">{label}</span>
            <span className="font-semibold text-2xl">{say.number(value)}</span>
            <span className="text-text-muted text-xs">{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
