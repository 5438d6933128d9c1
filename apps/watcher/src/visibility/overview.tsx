import { Button } from "@porchlight/ui";
import { Users } from "lucide-react";
import type { ReactNode } from "react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { DecisionNotices } from "./decision-notices";
import { LookUp } from "./look-up";
import { domainOf } from "./names";
import { showVisibility } from "./open-visibility";
import { RequestList } from "./request-list";
import { areRulesKnown } from "./rules-notice";
import { StatementList } from "./statement-list";
import { useDecide } from "./use-decide";
import type { VisibilityView } from "./visibility";
import { WatchingList } from "./watching-list";

export interface OverviewProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly now: number;
}

/** Who waits, who watches, and what my rules say. */
export function Overview({ desk, view, now }: OverviewProps) {
  const { region, decide } = useDecide<HTMLDivElement>(desk.visibility);
  const domain = domainOf(desk.client.entity);
  return (
    <div ref={region} className="flex flex-col gap-6" data-testid="visibility-overview">
      <DecisionNotices desk={desk} view={view} />
      <Part title={lateWords.visibility.waiting}>
        <RequestList desk={desk} view={view} now={now} onDecide={decide} />
      </Part>
      <Part title={lateWords.visibility.watching}>
        <WatchingList desk={desk} view={view} />
      </Part>
      <Part title={lateWords.visibility.rules}>
        <StatementList desk={desk} view={view} />
        {areRulesKnown(view) && (
          <Button
            className="self-start"
            onClick={() => showVisibility({ domain })}
            data-testid="change-colleagues"
          >
            <Users aria-hidden="true" />
            {lateWords.visibility.colleagues(domain)}
          </Button>
        )}
        <LookUp desk={desk} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
