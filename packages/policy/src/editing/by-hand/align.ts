import type { XmlElement } from "@porchlight/xml";

/** What becomes of the children of an element. */
export type ChildChange =
  | { readonly kind: "replace"; readonly old: XmlElement; readonly by: XmlElement }
  | { readonly kind: "remove"; readonly old: XmlElement }
  /** `behind` undefined: before all others. */
  | { readonly kind: "insert"; readonly behind: XmlElement | undefined; readonly child: XmlElement };

/**
 * How children become others of which some are still the same, in the same order; undefined where that order changes.
 * Between two that stay, new ones take the places of those that go.
 */
export function align(
  before: readonly XmlElement[],
  after: readonly XmlElement[],
): readonly ChildChange[] | undefined {
  const places = new Map(before.map((child, index) => [child, index]));
  const changes: ChildChange[] = [];
  let at = 0;
  let added: XmlElement[] = [];
  const closeGap = (end: number): void => {
    changes.push(...gapChanges(before.slice(at, end), added, before[at - 1]));
    added = [];
  };
  for (const child of after) {
    const place = places.get(child);
    if (place === undefined) {
      added.push(child);
      continue;
    }
    if (place < at) return undefined;
    closeGap(place);
    at = place + 1;
  }
  closeGap(before.length);
  return changes;
}

function gapChanges(
  gone: readonly XmlElement[],
  added: readonly XmlElement[],
  before: XmlElement | undefined,
): ChildChange[] {
  const shared = Math.min(gone.length, added.length);
  const replaced = added.slice(0, shared).flatMap((by, index): ChildChange[] => {
    const old = gone[index];
    return old === undefined ? [] : [{ kind: "replace", old, by }];
  });
  const behind = gone[shared - 1] ?? before;
  return [
    ...replaced,
    ...gone.slice(shared).map((old) => ({ kind: "remove", old }) as const),
    ...added.slice(shared).map((child) => ({ kind: "insert", behind, child }) as const),
  ];
}
