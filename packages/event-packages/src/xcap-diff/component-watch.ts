import type { XcapDiffEntry } from "@porchlight/documents";
import { parseXml, serializeElement, type XmlDocument } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import type { FoundComponent, XcapDiffPorts } from "./ports";
import type { SelectedComponent } from "./selection";

/** The components of one subscription: which were told to exist, and what they held. */
export class ComponentWatch {
  readonly #components: readonly SelectedComponent[];
  readonly #ports: XcapDiffPorts;
  /** URI to content as told; a component that is not here was never told, or told to be gone. */
  readonly #told = new Map<string, string>();
  readonly #paths: ReadonlySet<string>;
  /** Paths of documents that changed since. */
  readonly #stale = new Set<string>();

  constructor(components: readonly SelectedComponent[], ports: XcapDiffPorts) {
    this.#components = components;
    this.#ports = ports;
    this.#paths = new Set(components.map(({ path }) => path));
  }

  watches(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The document changed, or the right to read it. */
  touch(path: string): void {
    if (this.#paths.has(path)) this.#stale.add(path);
  }

  /** What may not be read any more counts as never told, so that it is told when the right comes back. */
  rightsChanged(): void {
    for (const { path, uri } of this.#components) if (!this.#ports.mayRead(path)) this.#told.delete(uri);
    this.#touchAll();
  }

  /** Everything that exists, as if nothing had been told. */
  all(): XcapDiffEntry[] {
    this.#told.clear();
    this.#touchAll();
    return this.changes();
  }

  /** What is not as it was told; only the latest state counts (RFC 5875 section 4.7). */
  changes(): XcapDiffEntry[] {
    const documents = new Map<string, XmlDocument | undefined>();
    const entries: XcapDiffEntry[] = [];
    for (const component of this.#components) {
      if (!this.#stale.has(component.path)) continue;
      const entry = this.#change(component, this.#locate(component, documents));
      if (entry !== undefined) entries.push(entry);
    }
    this.#stale.clear();
    return entries;
  }

  /** URI and content of what exists now, for comparison; independent of the order of the list. */
  state(): [uri: string, content: string][] {
    const documents = new Map<string, XmlDocument | undefined>();
    return this.#components
      .flatMap((component): [string, string][] => {
        const found = this.#locate(component, documents);
        return found === undefined ? [] : [[component.uri, contentOf(found)]];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #touchAll(): void {
    for (const path of this.#paths) this.#stale.add(path);
  }

  #locate(
    component: SelectedComponent,
    documents: Map<string, XmlDocument | undefined>,
  ): FoundComponent | undefined {
    const { path } = component;
    if (!documents.has(path)) documents.set(path, this.#document(path));
    const document = documents.get(path);
    return document === undefined ? undefined : this.#ports.locate(document, component);
  }

  #document(path: string): XmlDocument | undefined {
    const stored = this.#ports.mayRead(path) ? this.#ports.view.read(path) : undefined;
    const parsed = stored === undefined ? undefined : parseXml(stored.text, STORED_LIMITS);
    return parsed?.ok ? parsed.value : undefined;
  }

  #change({ uri, path }: SelectedComponent, found: FoundComponent | undefined): XcapDiffEntry | undefined {
    if (found === undefined) return this.#gone(uri, path);
    const content = contentOf(found);
    if (this.#told.get(uri) === content) return undefined;
    this.#told.set(uri, content);
    if (found.kind === "attribute") return { kind: "attribute", sel: uri, exists: true, value: found.value };
    return { kind: "element", sel: uri, exists: true, content: found.element };
  }

  /** A removal is told; a right that was lost is not, as what may not be read is not in the diff at all. */
  #gone(uri: string, path: string): XcapDiffEntry | undefined {
    const told = this.#told.get(uri);
    if (told === undefined) return undefined;
    this.#told.delete(uri);
    if (!this.#ports.mayRead(path)) return undefined;
    return { kind: told.startsWith(ATTRIBUTE) ? "attribute" : "element", sel: uri, exists: false };
  }
}

const ATTRIBUTE = "@";

const contentOf = (found: FoundComponent): string =>
  found.kind === "attribute" ? `${ATTRIBUTE}${found.value}` : serializeElement(found.element);
