import type { Decidee } from "@porchlight/presence-client";
import { useState } from "react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { type Choice, choiceOf, choiceOfWish, shownSingly, wishOf } from "./choice";
import { ChoiceList } from "./choice-list";
import { DecisionNotices } from "./decision-notices";
import { decideeKey } from "./names";
import { type Part, partsOf, shownBy } from "./parts";
import { PartsForm } from "./parts-form";
import { RulesNotice } from "./rules-notice";
import { RulesProblem } from "./rules-problem";
import { SeenPreview } from "./seen-preview";
import type { VisibilityView } from "./visibility";
import { whomOf } from "./whom";

export interface DecideePanelProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly about: Decidee;
  readonly now: number;
}

/** What one person, or all colleagues, can see: to be changed, and as it looks to them. */
export function DecideePanel({ desk, view, about, now }: DecideePanelProps) {
  const [wanted, setWanted] = useState<Choice>();
  const key = decideeKey(about);
  const { name } = whomOf(about, view.naming, desk.client.entity);
  const present = desk.visibility.present(about);
  const underWay = view.busy.get(key);
  const isBusy = underWay !== undefined;
  const decided = present && choiceOf(present);
  const chosen = underWay === undefined ? (wanted ?? decided) : choiceOfWish(underWay);
  const choose = (choice: Choice): void => {
    setWanted(choice === "parts" ? choice : undefined);
    if (choice !== "parts") void desk.visibility.decide(about, wishOf(choice));
  };
  const save = async (parts: ReadonlySet<Part>): Promise<void> => {
    const before = present ? shownSingly(present) : [];
    if (await desk.visibility.decide(about, { shown: shownBy(parts, before) })) setWanted(undefined);
  };
  return (
    <div className="flex flex-col gap-6" data-testid="decidee-panel" data-choice={decided} data-busy={isBusy}>
      <DecisionNotices desk={desk} view={view} about={about} />
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{lateWords.visibility.choose}</h3>
        <RulesNotice desk={desk} view={view} />
        <RulesProblem failure={view.failures.get(key)} />
        <ChoiceList label={lateWords.visibility.chooseOne(name)} chosen={chosen} onChoose={choose} />
        {chosen === "parts" && present && (
          <PartsForm
            key={decided}
            shown={partsOf(present)}
            busy={isBusy}
            onSave={(parts) => void save(parts)}
          />
        )}
        {present?.isConditional && <p className="text-sm text-text-muted">{lateWords.visibility.varies}</p>}
      </section>
      {"watcher" in about && <SeenPreview desk={desk} watcher={about.watcher} name={name} now={now} />}
    </div>
  );
}
