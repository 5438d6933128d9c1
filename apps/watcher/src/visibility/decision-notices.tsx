import type { Decidee } from "@porchlight/presence-client";
import { Banner, Button } from "@porchlight/ui";
import { Check } from "lucide-react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { choiceOfWish } from "./choice";
import { decideeKey } from "./names";
import { RulesProblem } from "./rules-problem";
import type { Notice, VisibilityView } from "./visibility";
import { whomOf } from "./whom";

export interface DecisionNoticesProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  /** Only those about somebody; all when absent. */
  readonly about?: Decidee;
}

/** What was just decided, for as long as it can be taken back with one press. */
export function DecisionNotices({ desk, view, about }: DecisionNoticesProps) {
  const key = about && decideeKey(about);
  const those = view.notices.filter((notice) => key === undefined || decideeKey(notice.about) === key);
  if (those.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {those.map((notice) => (
        <DecisionNotice key={notice.id} desk={desk} view={view} notice={notice} />
      ))}
    </div>
  );
}

interface DecisionNoticeProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly notice: Notice;
}

function DecisionNotice({ desk, view, notice }: DecisionNoticeProps) {
  if (typeof notice.state !== "string") return <RulesProblem failure={notice.state.failure} />;
  const { name, isPlural } = whomOf(notice.about, view.naming, desk.client.entity);
  const said = lateWords.visibility.decided(name, isPlural, choiceOfWish(notice.wish));
  return (
    <div data-testid="decision-notice">
      <Banner
        tone="ok"
        icon={<Check />}
        action={
          <Button
            size="sm"
            busy={notice.state === "undoing"}
            onClick={() => void desk.visibility.undo(notice)}
            aria-label={lateWords.visibility.undoOf(said)}
            data-undo
            data-testid="undo"
          >
            {lateWords.visibility.undo}
          </Button>
        }
      >
        <bdi className="wrap-anywhere">{said}</bdi>
      </Banner>
    </div>
  );
}
