import type { OfficeEvent } from "../ports/observation";
import type { ChangeSet } from "./change-set";

/** What changes lists of the console by itself: an event of the office, or a document. */
export type LiveChange = OfficeEvent | { readonly kind: "document-changed"; readonly selector: string };

/** Notes what an event changes in the lists of the console. Cheap: it runs on the engine's path. */
export function noteEvent(event: LiveChange, changes: ChangeSet): void {
  switch (event.kind) {
    case "presentity-changed":
      changes.add("presentities", event.presentity);
      return;
    case "subscription-changed":
      changes.add("subscriptions", event.id);
      if (event.change === "started" || event.change === "ended")
        changes.add("presentities", event.presentity);
      return;
    case "waiting-changed":
      changes.add("subscriptions", event.watcher);
      return;
    case "registration-changed":
    case "register-refused":
      changes.add("registrations", event.aor);
      return;
    case "connection-opened":
    case "connection-closed":
      changes.add("connections", String(event.id));
      return;
    case "trace-changed":
      changes.add("traces", event.id);
      return;
    case "peer-changed":
      changes.add("peers", event.domain);
      return;
    case "calendar-changed":
      changes.add("calendars", event.aor);
      return;
    case "content-changed":
      changes.add("content", `${event.owner}/${event.object}`);
      return;
    case "accounting-changed":
      changes.addAll("accounting");
      return;
    case "document-changed":
      changes.add("documents", event.selector);
      return;
    default:
      return;
  }
}
