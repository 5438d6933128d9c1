import type { WatchingPerson } from "@porchlight/presence-client";
import { Banner, Button, UriText } from "@porchlight/ui";
import { DoorOpen } from "lucide-react";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { DecisionButtons } from "./decision-buttons";
import { DecisionNotices } from "./decision-notices";
import { decideeKey } from "./names";
import { showVisibility } from "./open-visibility";
import { RulesProblem } from "./rules-problem";
import { useDecide } from "./use-decide";
import type { VisibilityView } from "./visibility";
import { whomOf } from "./whom";

/** Quietly below the board: who wants to see me, and what I have just decided. Nothing where there is nothing. */
export function RequestBanner({ desk }: { readonly desk: Desk }) {
  const view = useLive(desk.visibility, () => desk.visibility.view);
  const { region, decide } = useDecide<HTMLElement>(desk.visibility);
  const [first, ...others] = view.requests;
  if (!first && view.notices.length === 0) return null;
  return (
    <section
      ref={region}
      aria-label={lateWords.visibility.waiting}
      className="flex flex-col gap-2 px-4 pb-4"
      data-testid="request-banner"
    >
      <DecisionNotices desk={desk} view={view} />
      {first && others.length === 0 && (
        <OneRequest
          desk={desk}
          view={view}
          person={first}
          onDecide={(wish) => decide({ watcher: first.uri }, wish)}
        />
      )}
      {others.length > 0 && <ManyRequests count={view.requests.length} />}
    </section>
  );
}

interface OneRequestProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly person: WatchingPerson;
  readonly onDecide: Parameters<typeof DecisionButtons>[0]["onDecide"];
}

function OneRequest({ desk, view, person, onDecide }: OneRequestProps) {
  const about = { watcher: person.uri };
  const key = decideeKey(about);
  const { name } = whomOf(about, view.naming, desk.client.entity);
  return (
    <>
      <Banner
        icon={<DoorOpen />}
        action={<DecisionButtons name={name} busy={view.busy.has(key)} onDecide={onDecide} />}
      >
        <bdi className="wrap-anywhere block font-medium">{lateWords.visibility.wants(name)}</bdi>
        <UriText uri={person.uri} className="wrap-anywhere text-text-muted" />
      </Banner>
      <RulesProblem failure={view.failures.get(key)} />
    </>
  );
}

function ManyRequests({ count }: { readonly count: number }) {
  return (
    <Banner
      icon={<DoorOpen />}
      action={
        <Button size="sm" variant="primary" onClick={() => showVisibility()} data-testid="show-requests">
          {lateWords.visibility.showRequests}
        </Button>
      }
    >
      <span className="font-medium">{lateWords.visibility.wantMany(count)}</span>
    </Banner>
  );
}
