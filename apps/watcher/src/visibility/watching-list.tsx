import { UriText } from "@porchlight/ui";
import { ChevronRight } from "lucide-react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { choiceOf } from "./choice";
import { showVisibility } from "./open-visibility";
import type { VisibilityView } from "./visibility";
import { whomOf } from "./whom";

/** Who is watching at this moment, and what each of them sees. */
export function WatchingList({ desk, view }: { readonly desk: Desk; readonly view: VisibilityView }) {
  if (view.told === "asking") {
    return (
      <p role="status" className="text-text-muted">
        {lateWords.visibility.watchingLoading}
      </p>
    );
  }
  if (view.told === "untold") return <p className="text-text-muted">{lateWords.visibility.untold}</p>;
  if (view.watching.length === 0)
    return <p className="text-text-muted">{lateWords.visibility.nobodyWatches}</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line" data-testid="watching">
      {view.watching.map((person) => (
        <li key={person.uri}>
          {person.isAnonymous ? (
            <span className="flex min-h-12 items-center px-3 py-2">{lateWords.visibility.anonymous}</span>
          ) : (
            <WatchingRow desk={desk} view={view} uri={person.uri} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface WatchingRowProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly uri: string;
}

function WatchingRow({ desk, view, uri }: WatchingRowProps) {
  const { name } = whomOf({ watcher: uri }, view.naming, desk.client.entity);
  const present = desk.visibility.present({ watcher: uri });
  return (
    <button
      type="button"
      onClick={() => showVisibility({ watcher: uri })}
      className="flex min-h-12 w-full items-center gap-3 px-3 py-2 text-left hover:bg-surface-raised focus-visible:-outline-offset-2"
      data-testid={`watching-${uri}`}
    >
      <span className="min-w-0 grow">
        <bdi className="block truncate font-medium">{name}</bdi>
        <UriText uri={uri} className="block truncate text-text-muted" />
      </span>
      {present && (
        <span className="max-w-[45%] shrink-0 text-right text-sm">
          {lateWords.visibility.choice[choiceOf(present)].label}
        </span>
      )}
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-text-muted" />
    </button>
  );
}
