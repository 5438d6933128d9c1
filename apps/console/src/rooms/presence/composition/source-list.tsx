"use client";
import type { PresenceSourceFacts } from "@porchlight/admin-api";
import { RelativeTime } from "@porchlight/ui";
import { Publisher } from "~/parts/publisher";
import { SourceMark } from "./source-mark";

export interface SourceListProps {
  readonly sources: readonly PresenceSourceFacts[];
  readonly letters: ReadonlyMap<string, string>;
}

/** Who the letters stand for. */
export function SourceList({ sources, letters }: SourceListProps) {
  return (
    <ul aria-label="Sources" className="divide-y divide-line rounded-md border border-line bg-surface">
      {sources.map((source) => (
        <li key={source.id} className="flex items-center gap-3 px-4 py-2">
          <SourceMark letter={letters.get(source.id) ?? ""} />
          <span className="min-w-0 flex-1 truncate">
            <SourceName source={source} />
          </span>
          {source.modifiedAt === null ? null : (
            <RelativeTime at={source.modifiedAt} className="shrink-0 text-sm text-text-muted" />
          )}
        </li>
      ))}
    </ul>
  );
}

function SourceName({ source: { kind, publisher, entityTag } }: { readonly source: PresenceSourceFacts }) {
  switch (kind) {
    case "publication":
      return (
        <>
          <Publisher publisher={publisher ?? ""} />{" "}
          <span className="font-mono text-text-muted text-xs">{entityTag}</span>
        </>
      );
    case "hard-state":
      return "Permanent state, kept as a document";
    case "server":
      return "What the server knows: registrations and connections";
  }
}
