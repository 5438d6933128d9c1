import type { OfficeEvent } from "../ports/observation";
import type { ChangeSet } from "./change-set";

/** Notes what an event of the office changes in the lists of the console. Cheap: it runs on the engine's path. */
export function noteEvent(event: OfficeEvent, changes: ChangeSet): void {
  switch (event.kind) {
    case "presentity-changed":
      changes.add("presentities", event.presentity);
      return;
    case "subscription-changed":
      changes.add("subscriptions", event.id);
      if (event.change === "started" || event.change === "ended")
        changes.add("presentities", event.presentity);
      return;
    case "registration-changed":
      changes.add("registrations", event.aor);
      return;
    case "connection-opened":
    case "connection-closed":
      changes.add("connections", String(event.id));
      return;
    default:
      return;
  }
}
