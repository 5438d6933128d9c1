import { Button } from "@porchlight/ui";
import { Eye } from "lucide-react";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { words } from "../words/words";
import { showVisibility } from "./open-visibility";

/** Under my status: how many watch me, and the way to change that. */
export function VisibilityEntry({ desk }: { readonly desk: Desk }) {
  const { watching, requests, told } = useLive(desk.visibility, () => desk.visibility.view);
  return (
    <section className="flex flex-col gap-2" aria-label={words.whoSees.title} data-testid="visibility-entry">
      <Button className="w-full" onClick={() => showVisibility()} data-testid="open-visibility">
        <Eye aria-hidden="true" />
        {words.whoSees.title}
      </Button>
      <p className="min-h-5 text-sm text-text-muted">
        {told === "told" && words.whoSees.watchingNow(watching.length)}{" "}
        {requests.length > 0 && words.whoSees.waitingFor(requests.length)}
      </p>
    </section>
  );
}
