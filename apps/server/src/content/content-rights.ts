import type { ContentName } from "@porchlight/content";
import type { Instant } from "@porchlight/kernel";

/** What presence says about objects: who is shown a reference, who may publish one, and how long one stands. */
export interface ContentRights {
  /** A watcher is shown an element that refers to the object (POL-063). */
  mayRead(reader: string, name: ContentName): boolean;
  /** Somebody else may publish for the owner. */
  mayPublish(publisher: string, owner: string): boolean;
  /** When the last live publication that refers to the object expires; undefined when none does. */
  referredUntil(name: ContentName): Instant | undefined;
}
