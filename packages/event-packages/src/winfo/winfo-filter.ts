import { type Filter, readWatcherInfo, type WatcherInfo, writeWatcherInfo } from "@porchlight/documents";
import { parseXml } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import { ElementTree } from "../filter/element-tree";
import { filterContent } from "../filter/filter-content";
import { fires } from "../filter/triggers";

/**
 * Watcher information as a filter lets it through (RFC 4660 section 7.2). It is told in whole each time: a watcher that
 * the filter no longer selects is not among the watchers any more.
 */
export class WinfoFilter {
  readonly #filter: Filter;
  /** The unfiltered form of what was told last. */
  #told: ElementTree | undefined;
  #shown = "";

  constructor(filter: Filter) {
    this.#filter = filter;
  }

  /** The document for a change; undefined when the filter lets nothing new through. Counts as told. */
  change(info: WatcherInfo): string | undefined {
    const tree = treeOf(info);
    if (!this.#fires(tree)) return undefined;
    const text = this.#filtered(tree) ?? nothingOf(info);
    return this.#isNew(tree, text) ? text : undefined;
  }

  /** The document owed to a SUBSCRIBE; undefined when the first one would select nothing. Counts as told. */
  whole(info: WatcherInfo): string | undefined {
    const isFirst = this.#told === undefined;
    const tree = treeOf(info);
    const selected = this.#filtered(tree);
    const text = selected ?? nothingOf(info);
    this.#isNew(tree, text);
    return isFirst ? selected : text;
  }

  #fires(tree: ElementTree): boolean {
    const { triggers } = this.#filter;
    return this.#told === undefined || triggers.length === 0 || fires(triggers, this.#told, tree);
  }

  #filtered(tree: ElementTree): string | undefined {
    const { what } = this.#filter;
    return what === undefined ? tree.root.source : filterContent(tree.root, what);
  }

  #isNew(tree: ElementTree, text: string): boolean {
    const shown = lasting(text);
    const isNew = this.#told === undefined || shown !== this.#shown;
    this.#told = tree;
    this.#shown = shown;
    return isNew;
  }
}

function treeOf(info: WatcherInfo): ElementTree {
  const xml = parseXml(writeWatcherInfo(info), STORED_LIMITS);
  if (!xml.ok) throw new Error("a watcher information document is no XML");
  return new ElementTree(xml.value.root);
}

const nothingOf = ({ version, state }: WatcherInfo): string =>
  writeWatcherInfo({ version, state, lists: [] });

/** What of a document does not change by the passing of time alone. */
function lasting(text: string): string {
  const info = readWatcherInfo(text);
  if (!info.ok) throw new Error("a filter has broken a watcher information document");
  const watchers = info.value.lists.flatMap((list) => list.watchers);
  return JSON.stringify(watchers.map(({ expiration, durationSubscribed, ...watcher }) => watcher));
}
