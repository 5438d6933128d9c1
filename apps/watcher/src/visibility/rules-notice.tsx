import { Banner, Button } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";
import type { VisibilityView } from "./visibility";

/** Whether my rules can be read by this page. */
export const areRulesKnown = (view: VisibilityView): boolean => view.rules === "ready" && view.statements.ok;

/** That my rules are being read, or why they are not shown. Nothing once they are known. */
export function RulesNotice({ desk, view }: { readonly desk: Desk; readonly view: VisibilityView }) {
  if (areRulesKnown(view)) return null;
  if (view.rules === "loading") {
    return (
      <p role="status" className="text-text-muted">
        {lateWords.visibility.rulesLoading}
      </p>
    );
  }
  if (view.rules === "ready") {
    return (
      <p role="alert" data-testid="rules-unreadable">
        {lateWords.visibility.rulesUnreadable}
      </p>
    );
  }
  return (
    <div data-testid="rules-unread">
      <Banner
        tone="danger"
        role="alert"
        icon={<TriangleAlert />}
        action={
          <Button size="sm" onClick={() => desk.visibility.retry()}>
            {ui.tryAgain}
          </Button>
        }
      >
        {lateWords.visibility.rulesFailed}
      </Banner>
    </div>
  );
}
