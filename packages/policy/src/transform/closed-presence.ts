import { PIDF, type PresenceDocument, readTuple } from "@porchlight/documents";
import { element } from "@porchlight/xml";

/**
 * The document of polite blocking: one closed service and nothing else, the same on every send and whatever is published.
 * A presentity that never publishes looks the same where the operator has set `emptyState=closed`.
 */
export function closedPresence(entity: string): PresenceDocument {
  return { entity, attributes: [], tuples: [CLOSED], persons: [], devices: [], notes: [], extensions: [] };
}

const CLOSED = closedTuple();

function closedTuple() {
  const status = element("status", PIDF, {}, [element("basic", PIDF, {}, ["closed"])]);
  const tuple = readTuple(element("tuple", PIDF, { id: "closed" }, [status]), "closed");
  if (!tuple.ok) throw new Error(tuple.error.text);
  return tuple.value;
}
