import type { SourceId } from "@porchlight/event-notifier";
import { isNcName } from "@porchlight/xml";
import type { Group, Member } from "./group";

/**
 * Ids for the composed occurrences, unique in the document (RFC 4479 section 3.5). What watchers know under an id keeps it as
 * long as a source that contributed to it is there; a new occurrence has its own id, or one derived from it when that is taken.
 */
export function assignIds(groups: readonly Group[]): Map<Group, string> {
  const assigned = new Map<Group, string>();
  const taken = new Set<string>();
  const assign = (group: Group, id: string | undefined): void => {
    if (id === undefined) return;
    assigned.set(group, id);
    taken.add(id);
  };
  for (const group of groups) assign(group, firstFree(group.map(knownId), taken));
  for (const group of groups) {
    if (assigned.has(group)) continue;
    const own = group.map(({ occurrence }) => validId(occurrence.component.id));
    assign(group, firstFree(own, taken) ?? derivedId(own[0] ?? "id", taken));
  }
  return assigned;
}

/** The composed ids again, per source and own id. */
export function idsBySource(
  groups: readonly Group[],
  ids: ReadonlyMap<Group, string>,
): Map<SourceId, Map<string, string>> {
  const bySource = new Map<SourceId, Map<string, string>>();
  for (const group of groups) {
    const composed = ids.get(group) ?? "";
    for (const { occurrence, contribution } of group) {
      const ofSource = bySource.get(contribution.source) ?? new Map<string, string>();
      bySource.set(contribution.source, ofSource.set(occurrence.component.id, composed));
    }
  }
  return bySource;
}

/** The id under which watchers know an occurrence already. */
function knownId({ occurrence, contribution }: Member): string | undefined {
  const own = occurrence.component.id;
  return contribution.ids === "own" ? own : contribution.ids?.get(own);
}

const firstFree = (ids: readonly (string | undefined)[], taken: ReadonlySet<string>): string | undefined =>
  ids.find((id) => id !== undefined && !taken.has(id));

function derivedId(own: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${own}.${count}`)) count += 1;
  return `${own}.${count}`;
}

/** An `xs:ID` made of any string. */
const validId = (id: string): string =>
  isNcName(id)
    ? id
    : `_${Array.from(id, (character) => (isNcName(`_${character}`) ? character : "_")).join("")}`;
