import type { ContentName, ObjectName } from "@porchlight/content";
import { type Instant, instant } from "@porchlight/kernel";

/** Something that refers to an object. */
export type ContentReference =
  | {
      readonly kind: "publication";
      readonly id: string;
      readonly publisher: string;
      readonly expiresAt: Instant;
    }
  | { readonly kind: "permanent" };

/** What presence says about objects: who is shown a reference, who may publish one, and what refers to them. */
export interface ContentRights {
  /** A watcher is shown an element that refers to the object (POL-063). */
  mayRead(reader: string, name: ContentName): boolean;
  /** Somebody else may publish for the owner. */
  mayPublish(publisher: string, owner: string): boolean;
  /** What refers to the objects of an owner; objects that nothing refers to are left out. */
  references(owner: string): ReadonlyMap<ObjectName, readonly ContentReference[]>;
}

/** What permanent state refers to lives so much longer each time it is looked at. */
const permanentMs = 86_400_000;

/** How long what refers to an object stands; undefined when nothing does. */
export function referredUntil(
  references: readonly ContentReference[] | undefined,
  now: Instant,
): Instant | undefined {
  if (references === undefined || references.length === 0) return undefined;
  const ends = references.map((each) => (each.kind === "permanent" ? now + permanentMs : each.expiresAt));
  return instant(Math.max(...ends));
}
