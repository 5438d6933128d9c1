import { type Filter, writeFilterSet } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import { parseXml } from "@porchlight/xml";
import { STORED_LIMITS } from "../../document-library/stored-limits";
import { ElementTree } from "../../filter/element-tree";
import { filterContent } from "../../filter/filter-content";
import { fires } from "../../filter/triggers";
import { utf8Length } from "../../utf8-length";
import { emptyPresence } from "../empty-presence";

/** What a filter makes of a body. */
export interface FilteredBody {
  readonly body: RenderedBody;
  /** The filter selects nothing of it. */
  readonly isEmpty: boolean;
}

/** What filters make of bodies, each made once for all watchers with the same filter. They go with the bodies. */
export class FilteredBodies {
  readonly #filtered = new WeakMap<RenderedBody, Map<string, FilteredBody>>();
  readonly #trees = new WeakMap<RenderedBody, ElementTree>();

  filtered(presentity: string, raw: RenderedBody, filter: KeyedFilter): FilteredBody {
    const { what } = filter.filter;
    if (what === undefined) return { body: raw, isEmpty: false };
    let byKey = this.#filtered.get(raw);
    if (byKey === undefined) {
      byKey = new Map();
      this.#filtered.set(raw, byKey);
    }
    const known = byKey.get(filter.key);
    if (known !== undefined) return known;
    const text = filterContent(parsed(raw), what);
    const made = { body: bodyOf(raw, text ?? emptyPresence(presentity)), isEmpty: text === undefined };
    byKey.set(filter.key, made);
    return made;
  }

  /** Whether the way from one body to the other is one the filter waits for. */
  fires(filter: Filter, from: RenderedBody, to: RenderedBody): boolean {
    return filter.triggers.length === 0 || fires(filter.triggers, this.#tree(from), this.#tree(to));
  }

  #tree(body: RenderedBody): ElementTree {
    const known = this.#trees.get(body);
    if (known !== undefined) return known;
    const tree = new ElementTree(parsed(body));
    this.#trees.set(body, tree);
    return tree;
  }
}

/** A filter with what it is known by: filters that do the same have the same key. */
export interface KeyedFilter {
  readonly filter: Filter;
  readonly key: string;
}

export const keyed = (filter: Filter): KeyedFilter => ({
  filter,
  key: writeFilterSet({
    package: undefined,
    filters: [{ ...filter, id: "", target: { kind: "request" }, triggers: [] }],
  }),
});

function parsed(body: RenderedBody) {
  const xml = parseXml(body.text, STORED_LIMITS);
  if (!xml.ok) throw new Error("a composed document is no XML");
  return xml.value.root;
}

const bodyOf = ({ contentType }: RenderedBody, text: string): RenderedBody => ({
  contentType,
  text,
  octets: utf8Length(text),
});
