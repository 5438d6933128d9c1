import { type ContentName, type ObjectName, parseObjectName } from "@porchlight/content";
import type { Instant } from "@porchlight/kernel";
import type { ContentReference, ContentRights } from "..";

const ALICE = "sip:alice@office.test";

/** What presence says, as the test wants it. */
export class ContentRightsDouble implements ContentRights {
  readonly readers = new Set<string>();
  readonly publishers = new Set<string>();
  readonly referred = new Map<string, Instant>();
  readonly permanent = new Set<string>();

  mayRead(reader: string, { object }: ContentName): boolean {
    return this.readers.has(`${reader} ${object}`);
  }

  mayPublish(publisher: string): boolean {
    return this.publishers.has(publisher);
  }

  references(): ReadonlyMap<ObjectName, readonly ContentReference[]> {
    const found = new Map<ObjectName, readonly ContentReference[]>();
    for (const [object, expiresAt] of this.referred) {
      const reference = { kind: "publication", id: `p-${object}`, publisher: ALICE, expiresAt } as const;
      found.set(named(object).object, [reference]);
    }
    for (const object of this.permanent) found.set(named(object).object, [{ kind: "permanent" }]);
    return found;
  }
}

export function named(text: string, owner = ALICE): ContentName {
  const object = parseObjectName(text);
  if (object === undefined) throw new Error(`${text} names no object`);
  return { owner, object };
}
