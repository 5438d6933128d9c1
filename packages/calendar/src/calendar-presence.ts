import { buildPresence } from "@porchlight/documents";
import type { Stretch } from "./timeline";

/** The presence document of a presentity by its calendar: the person, never a service. The same for the same stretch. */
export const calendarPresence = (presentity: string, { activities, title, from, until }: Stretch): string =>
  buildPresence({
    entity: presentity,
    personId: "calendar",
    activities,
    note: title,
    during: { from, until },
    timestamp: from,
  });
