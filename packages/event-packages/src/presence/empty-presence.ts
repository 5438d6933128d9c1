import { writePresence } from "@porchlight/documents";

/** A document that says nothing of a presentity. */
export const emptyPresence = (entity: string): string =>
  writePresence({ entity, tuples: [], persons: [], devices: [], notes: [], extensions: [] });
