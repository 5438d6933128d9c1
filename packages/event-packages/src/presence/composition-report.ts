import { PIDF, USUAL_PREFIXES, usualName } from "@porchlight/documents";
import type { SourceId } from "@porchlight/event-notifier";
import { canonicalKey, type NamespaceBindings, serializeElement, type XmlElement } from "@porchlight/xml";
import { groupsOf } from "./compose";
import { type Contribution, saidBy } from "./contribution";
import type { Group } from "./group";
import { chosenSlots } from "./merge";
import { assignIds } from "./occurrence-ids";
import type { Slot } from "./slots";

/**
 * What of OMA presence composition made a component what it is: one source says it; several say it and nothing differs;
 * several differ and the most recent counts; it differs from one of the same kind and stays beside it.
 */
export type CompositionRule = "alone" | "united" | "newest" | "apart";

/** One thing that a component says. */
export interface PartReport {
  /** Name with its usual prefix. */
  readonly name: string;
  /** The element or the value of the attribute, as XML; namespaces by their usual prefixes. */
  readonly text: string;
  /** Who says it. */
  readonly sources: readonly SourceId[];
  /** Who says something else, which does not count. */
  readonly overruled: readonly SourceId[];
}

/** A tuple, person or device of the composed document, or what stands beside them. */
export interface ComponentReport {
  readonly kind: "tuple" | "person" | "device" | "document";
  /** As in the composed document; empty for what stands beside the components. */
  readonly id: string;
  readonly rule: CompositionRule;
  readonly sources: readonly SourceId[];
  readonly parts: readonly PartReport[];
}

/** `contributions` come in seniority, as they are composed. */
export function reportComposition(
  contributions: readonly Contribution[],
  newestWins: boolean,
): readonly ComponentReport[] {
  const groups = groupsOf(contributions, contributions.map(saidBy), newestWins);
  const ids = assignIds(groups);
  const components = groups.map((group) => componentReport(group, ids.get(group) ?? "", groups));
  const beside = besideComponents(contributions);
  return beside === undefined ? components : [...components, beside];
}

function componentReport(group: Group, id: string, groups: readonly Group[]): ComponentReport {
  const parts = chosenSlots(group).map((slot) => partReport(slot, group));
  return {
    kind: group[0]?.occurrence.component.kind ?? "tuple",
    id,
    rule: ruleOf(group, parts, groups),
    sources: unique(group.map(({ contribution }) => contribution.source)),
    parts,
  };
}

function ruleOf(group: Group, parts: readonly PartReport[], groups: readonly Group[]): CompositionRule {
  if (parts.some(({ overruled }) => overruled.length > 0)) return "newest";
  if (group.length > 1) return "united";
  const [only] = group;
  const isBeside = groups.some((other) =>
    other.some(
      ({ occurrence, contribution }) =>
        occurrence.mergeKey === only?.occurrence.mergeKey && contribution !== only.contribution,
    ),
  );
  return isBeside ? "apart" : "alone";
}

function partReport(slot: Slot, group: Group): PartReport {
  const [sources, overruled]: [SourceId[], SourceId[]] = [[], []];
  for (const { occurrence, contribution } of group) {
    const said = occurrence.slots.get(slot.key);
    if (said !== undefined) (said.value === slot.value ? sources : overruled).push(contribution.source);
  }
  const [named] = [...slot.elements, ...slot.attributes];
  return {
    name: named === undefined ? "" : usualName(named.namespace, named.localName),
    text: slot.elements.length > 0 ? slot.elements.map(elementText).join("\n") : slot.value,
    sources: unique(sources),
    overruled: unique(overruled),
  };
}

/** Notes and extensions of whole documents. */
function besideComponents(contributions: readonly Contribution[]): ComponentReport | undefined {
  const said = new Map<string, { readonly element: XmlElement; readonly sources: SourceId[] }>();
  for (const contribution of contributions) {
    const { notes, extensions } = saidBy(contribution).document;
    for (const element of [...notes.map((note) => note.element), ...extensions]) {
      const key = canonicalKey(element);
      const known = said.get(key) ?? { element, sources: [] };
      known.sources.push(contribution.source);
      said.set(key, known);
    }
  }
  if (said.size === 0) return undefined;
  const parts = [...said.values()].map(({ element, sources }) => ({
    name: usualName(element.namespace, element.localName),
    text: elementText(element),
    sources: unique(sources),
    overruled: [],
  }));
  const sources = unique(parts.flatMap((part) => part.sources));
  const rule = parts.some((part) => part.sources.length > 1) ? "united" : "alone";
  return { kind: "document", id: "", rule, sources, parts };
}

const unique = (sources: readonly SourceId[]): readonly SourceId[] => [...new Set(sources)];

const USUAL_BINDINGS: NamespaceBindings = new Map([
  ["", PIDF],
  ...[...USUAL_PREFIXES].map(([namespace, prefix]) => [prefix, namespace] as const),
]);

const elementText = (element: XmlElement): string => serializeElement(element, { inScope: USUAL_BINDINGS });
