"use client";
import type { PresenceSourceFacts } from "@porchlight/admin-api";
import { RelativeTime } from "@porchlight/ui";
import { Publisher } from "~/parts/publisher";
import { useSay } from "~/words/words-provider";
import { SourceMark } from "./source-mark";

export interface SourceListProps {
  readonly sources: readonly PresenceSourceFacts[];
  readonly letters: ReadonlyMap<string, string>;
}

/** Who the letters stand for. */
export function SourceList({ sources, letters }: SourceListProps) {
  const say = useSay();
  return (
    <ul
      aria-label={say("presence.sources")}
      className="divide-y divide-line rounded-md border border-line bg-surface"
    >
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
  const say = useSay();
  switch (kind) {
    case "publication":
      return (
        <>
          <Publisher publisher={publisher ?? ""} />{" "}
          <span className="font-mono text-text-muted text-xs">{entityTag}</span>
        </>
      );
    case "hard-state":
      return say("presence.permanentStateKeptAsADocument");
    case "server":
      return say("presence.whatTheServerKnowsRegistrationsAnd");
  }
}
