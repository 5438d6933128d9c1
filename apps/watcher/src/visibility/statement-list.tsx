import type { Decidee, Statement } from "@porchlight/presence-client";
import { Button, visibleText } from "@porchlight/ui";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { decideeKey } from "./names";
import { showVisibility } from "./open-visibility";
import { RulesNotice } from "./rules-notice";
import type { VisibilityView } from "./visibility";
import { whomOf } from "./whom";

/** My rules, a sentence each; those about one person or one domain lead to where that is changed. */
export function StatementList({ desk, view }: { readonly desk: Desk; readonly view: VisibilityView }) {
  if (view.rules !== "ready" || !view.statements.ok) return <RulesNotice desk={desk} view={view} />;
  return (
    <>
      <p className="text-sm text-text-muted">{lateWords.visibility.rulesHelp}</p>
      <ul className="divide-y divide-line rounded-md border border-line" data-testid="statements">
        {view.statements.value.map((statement, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rules may say the same
          <StatementRow key={index} desk={desk} view={view} statement={statement} />
        ))}
      </ul>
    </>
  );
}

interface StatementRowProps {
  readonly desk: Desk;
  readonly view: VisibilityView;
  readonly statement: Statement;
}

function StatementRow({ desk, view, statement }: StatementRowProps) {
  const those = decideesOf(statement);
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <bdi className="wrap-anywhere min-w-0 flex-1 basis-48" data-testid="statement">
        {visibleText(statement.text)}
      </bdi>
      <span className="flex flex-wrap gap-1">
        {those.map((about) => {
          const { name } = whomOf(about, view.naming, desk.client.entity);
          return (
            <Button
              key={decideeKey(about)}
              size="sm"
              onClick={() => showVisibility(about)}
              aria-label={lateWords.visibility.changeFor(name)}
              className="max-w-40"
              data-testid={`change-${decideeKey(about)}`}
            >
              <bdi className="truncate">{those.length === 1 ? lateWords.visibility.change : name}</bdi>
            </Button>
          );
        })}
      </span>
    </li>
  );
}

/** Whom a statement is about, one by one. */
function decideesOf({ about }: Statement): readonly Decidee[] {
  if (about.kind === "domain") return [{ domain: about.domain }];
  return about.kind === "watchers" ? about.uris.map((watcher) => ({ watcher })) : [];
}
