import { writePresence } from "@porchlight/documents";
import type { SourceId } from "@porchlight/event-notifier";
import { canonicalKey, nameKey, type XmlElement } from "@porchlight/xml";
import { type Contribution, saidBy } from "./contribution";
import { type Group, groupMembers, type Member } from "./group";
import { mergeGroup } from "./merge";
import { assignIds, idsBySource } from "./occurrence-ids";
import type { PreparedPublication } from "./presence-publication";

export interface Composition {
  readonly text: string;
  /** Per source: own id to composed id. */
  readonly ids: ReadonlyMap<SourceId, ReadonlyMap<string, string>>;
}

/** One document of several, by the default composition policy of OMA presence. `contributions` come in seniority. */
export function compose(
  entity: string,
  contributions: readonly Contribution[],
  newestWins: boolean,
): Composition {
  const prepared = contributions.map(saidBy);
  const groups = groupsOf(contributions, prepared, newestWins);
  const ids = assignIds(groups);
  const ofKind = (kind: string): { element: XmlElement }[] =>
    groups
      .filter((group) => kindOf(group) === kind)
      .map((group) => ({ element: mergeGroup(group, ids.get(group) ?? "") }));
  const documents = prepared.map(({ document }) => document);
  const text = writePresence({
    entity,
    attributes: firstOfEach(
      documents.flatMap(({ attributes }) => attributes),
      nameKey,
    ),
    tuples: ofKind("tuple"),
    persons: ofKind("person"),
    devices: ofKind("device"),
    notes: firstOfEach(
      documents.flatMap(({ notes }) => notes),
      ({ element }) => canonicalKey(element),
    ),
    extensions: firstOfEach(
      documents.flatMap(({ extensions }) => extensions),
      canonicalKey,
    ),
  });
  return { text, ids: idsBySource(groups, ids) };
}

/** What becomes one component of the document. */
export const groupsOf = (
  contributions: readonly Contribution[],
  prepared: readonly PreparedPublication[],
  newestWins: boolean,
): readonly Group[] => groupMembers(membersOf(contributions, prepared), newestWins);

function membersOf(
  contributions: readonly Contribution[],
  prepared: readonly PreparedPublication[],
): Member[] {
  const members: Member[] = [];
  contributions.forEach((contribution, index) => {
    for (const occurrence of prepared[index]?.occurrences ?? []) {
      members.push({ occurrence, contribution, order: members.length });
    }
  });
  return members;
}

const kindOf = (group: Group): string | undefined => group[0]?.occurrence.component.kind;

function firstOfEach<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  if (items.length < 2) return [...items];
  const first = new Map<string, Item>();
  for (const item of items) {
    const name = key(item);
    if (!first.has(name)) first.set(name, item);
  }
  return [...first.values()];
}
