import type { Decidee, WatchingPerson, Wish } from "@porchlight/presence-client";
import { exactText, UriText } from "@porchlight/ui";
import { clock } from "../format/time";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";
import { DecisionButtons } from "./decision-buttons";
import { decideeKey } from "./names";
import { RulesProblem } from "./rules-problem";
import type { VisibilityView } from "./visibility";
import { whomOf } from "./whom";

export interface RequestListProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly now: number;
  readonly onDecide: (about: Decidee, wish: Wish) => void;
}

/** Everybody who waits, those who have waited longest first. */
export function RequestList(props: RequestListProps) {
  const { requests, anonymousRequests } = props.view;
  return (
    <>
      {requests.length === 0 ? (
        <p className="text-text-muted">{lateWords.visibility.nobodyWaits}</p>
      ) : (
        <OpenRequests {...props} />
      )}
      {anonymousRequests > 0 && (
        <p className="text-sm text-text-muted">{lateWords.visibility.anonymousWait(anonymousRequests)}</p>
      )}
    </>
  );
}

function OpenRequests({ desk, view, now, onDecide }: RequestListProps) {
  return (
    <>
      <p className="text-sm text-text-muted">{lateWords.visibility.waitingHelp}</p>
      <ul className="divide-y divide-line rounded-md border border-line" data-testid="requests">
        {view.requests.map((person) => (
          <RequestRow
            key={person.uri}
            desk={desk}
            view={view}
            now={now}
            person={person}
            onDecide={onDecide}
          />
        ))}
      </ul>
    </>
  );
}

function RequestRow({
  desk,
  view,
  now,
  person,
  onDecide,
}: RequestListProps & { readonly person: WatchingPerson }) {
  const about: Decidee = { watcher: person.uri };
  const key = decideeKey(about);
  const { name } = whomOf(about, view.naming, desk.client.entity);
  return (
    <li className="flex flex-col gap-2 px-3 py-3" data-testid={`request-${person.uri}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-40 flex-1">
          <bdi className="wrap-anywhere block font-medium">{name}</bdi>
          <UriText uri={person.uri} className="wrap-anywhere text-text-muted" />
          {person.since !== undefined && (
            <time
              dateTime={new Date(person.since).toISOString()}
              title={exactText(person.since, ui)}
              className="block text-text-muted text-xs"
            >
              {lateWords.visibility.since(clock(person.since, now))}
            </time>
          )}
        </div>
        <DecisionButtons
          name={name}
          busy={view.busy.has(key)}
          onDecide={(wish) => onDecide(about, wish)}
          isPlain
        />
      </div>
      <RulesProblem failure={view.failures.get(key)} />
    </li>
  );
}
