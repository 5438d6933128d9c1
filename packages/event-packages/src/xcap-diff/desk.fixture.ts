import {
  type DocumentCopy,
  followDocument,
  readXcapDiff,
  type XcapComponent,
  type XcapDiffEntry,
} from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import { attributeOf, childElements, type XmlDocument, type XmlElement } from "@porchlight/xml";
import type { DiffProcessing } from "./diff-processing";
import { PatchCache } from "./patch-cache";
import type { DocumentState, DocumentStep, FoundComponent, XcapDiffPorts } from "./ports";
import { selectionOf } from "./selection";
import { XcapDiffSubscription } from "./xcap-diff-subscription";

export const ROOT = "https://example.com/xcap-root/";

/** Documents in memory, whoever may read them, and the subscriptions that are told of every write. */
export class Desk {
  readonly documents = new Map<string, DocumentState>();
  readonly hidden = new Set<string>();
  readonly #subscriptions: XcapDiffSubscription[] = [];
  readonly #patches = new PatchCache();
  #etags = 0;

  readonly #ports: XcapDiffPorts = {
    view: {
      paths: (prefix) => [...this.documents.keys()].filter((path) => path.startsWith(prefix)).sort(),
      read: (path) => this.documents.get(path),
    },
    mayRead: (path) => !this.hidden.has(path),
    locate,
  };

  subscribe(
    uris: readonly string[],
    mode: DiffProcessing = "no-patching",
    maxBodyOctets = 1e6,
  ): XcapDiffSubscription {
    const settings = { xcapRoot: ROOT, patches: this.#patches, maxBodyOctets };
    const subscription = new XcapDiffSubscription(selectionOf(uris, ROOT), mode, settings, this.#ports);
    this.#subscriptions.push(subscription);
    return subscription;
  }

  /** Writes a document; without a text it is deleted. The etag is the given one, or the next of e1, e2, ... */
  write(path: string, text: string | undefined, etag = `e${this.#etags + 1}`): void {
    const previous = this.documents.get(path);
    if (text === undefined) this.documents.delete(path);
    else {
      this.#etags += 1;
      this.documents.set(path, { etag, text });
    }
    const step: DocumentStep = {
      path,
      ...(previous === undefined ? {} : { previousEtag: previous.etag, previousText: previous.text }),
      ...(text === undefined ? {} : { newEtag: etag, newText: text }),
    };
    for (const subscription of this.#subscriptions)
      if (subscription.watches(path)) subscription.changed(step);
  }
}

/** What a body tells. */
export function entriesOf(body: RenderedBody | undefined): readonly XcapDiffEntry[] {
  if (body === undefined) throw new Error("nothing to tell");
  const diff = readXcapDiff(body.text);
  if (!diff.ok) throw new Error(`${diff.error}: ${body.text}`);
  return diff.value.entries;
}

/** A subscriber that keeps copies by what it is told and fetches from the desk where it must. */
export class Subscriber {
  readonly copies = new Map<string, DocumentCopy>();
  readonly components = new Map<string, string>();
  fetches = 0;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  take(body: RenderedBody): void {
    const entries = entriesOf(body);
    for (const sel of new Set(entries.flatMap((entry) => (entry.kind === "document" ? [entry.sel] : [])))) {
      this.#follow(sel, entries);
    }
    for (const entry of entries) {
      if (entry.kind === "document") continue;
      if (!entry.exists) this.components.delete(entry.sel);
      else if (entry.kind === "attribute") this.components.set(entry.sel, entry.value ?? "");
      else this.components.set(entry.sel, textOf(entry.content));
    }
  }

  #follow(sel: string, entries: readonly XcapDiffEntry[]): void {
    const own = entries.flatMap((entry) => (entry.kind === "document" && entry.sel === sel ? [entry] : []));
    const followed = followDocument(this.copies.get(sel), own);
    if (followed.kind === "patch-failed") throw new Error(`${sel}: ${followed.error.condition}`);
    if (followed.kind === "current") this.copies.set(sel, followed.copy);
    else if (followed.kind === "deleted") this.copies.delete(sel);
    else this.#fetch(sel);
  }

  #fetch(sel: string): void {
    this.fetches += 1;
    const stored = this.#desk.documents.get(sel);
    if (stored === undefined) this.copies.delete(sel);
    else this.copies.set(sel, stored);
  }
}

const textOf = (element: XmlElement | undefined): string =>
  element === undefined ? "" : element.source.slice(element.start, element.end);

/** As much of XCAP node selection as these tests use: names, positions and attribute tests, names without namespace. */
function locate(document: XmlDocument, { selector }: XcapComponent): FoundComponent | undefined {
  let at: XmlElement | undefined;
  let level: readonly XmlElement[] = [document.root];
  for (const step of decodeURIComponent(selector).split("/")) {
    if (step.startsWith("@")) {
      const value = at === undefined ? undefined : attributeOf(at, step.slice(1));
      return value === undefined ? undefined : { kind: "attribute", value };
    }
    const [, name, test] = /^([^[]+)(?:\[(.+)\])?$/.exec(step) ?? [];
    const [, attribute = "", wanted] = /^@(\w+)=['"](.*)['"]$/.exec(test ?? "") ?? [];
    const named = level.filter((element) => name === "*" || element.localName === name);
    const left = /^\d+$/.test(test ?? "") ? named.slice(Number(test) - 1, Number(test)) : named;
    const found =
      wanted === undefined ? left : left.filter((element) => attributeOf(element, attribute) === wanted);
    if (found.length !== 1) return undefined;
    at = found[0];
    level = at === undefined ? [] : childElements(at);
  }
  return at === undefined ? undefined : { kind: "element", element: at };
}
