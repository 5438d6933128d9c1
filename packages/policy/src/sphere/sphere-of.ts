import { type PresenceDocument, speaksFor } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";

/** The sphere of a presentity, for rules. */
export interface Sphere {
  /** Lower case; undefined where no publication has one, or where they differ. */
  readonly value: string | undefined;
  /** When a publication's own times change it; undefined when they will not. */
  readonly turnsAt: Instant | undefined;
}

/**
 * What all live publications that have a `sphere` agree on (RFC 5025 section 3.1.2). An element for another time says
 * nothing yet, or no more (RFC 4480 section 3.1).
 */
export function sphereOf(publications: Iterable<PresenceDocument>, now: Instant): Sphere {
  const values = new Set<string>();
  let turnsAt: Instant | undefined;
  for (const sphere of spheresIn(publications)) {
    for (const edge of [sphere.from?.at, sphere.until?.at]) {
      if (edge !== undefined && edge > now && (turnsAt === undefined || edge < turnsAt)) turnsAt = edge;
    }
    if (!speaksFor(sphere, now)) continue;
    for (const { name } of sphere.values) values.add(name.toLowerCase());
  }
  const [value] = values;
  return { value: values.size === 1 ? value : undefined, turnsAt };
}

function* spheresIn(publications: Iterable<PresenceDocument>) {
  for (const { persons } of publications) {
    for (const { sphere } of persons) yield* sphere;
  }
}
