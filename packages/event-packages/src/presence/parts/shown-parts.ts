import type { PartSource, PublishedPart, RenderedBody } from "@porchlight/event-notifier";
import { contentIdIn, referredUris } from "./shown-references";

/** Finds the parts that a shown document refers to, once for each document. */
export class ShownParts implements PartSource {
  readonly host: string;
  readonly #parts: () => ReadonlyMap<string, PublishedPart>;
  readonly #found = new WeakMap<RenderedBody, Found>();

  /** @param parts those of all sources by the Content-ID that watchers are told; the same map while they stay */
  constructor(presentity: string, parts: () => ReadonlyMap<string, PublishedPart>) {
    this.host = presentity.slice(presentity.lastIndexOf("@") + 1);
    this.#parts = parts;
  }

  partsOf(document: RenderedBody): readonly PublishedPart[] {
    const all = this.#parts();
    if (all.size === 0) return NONE;
    const known = this.#found.get(document);
    if (known?.all === all) return known.parts;
    const parts = referredParts(document.text, all);
    this.#found.set(document, { all, parts });
    return parts;
  }
}

interface Found {
  readonly all: ReadonlyMap<string, PublishedPart>;
  readonly parts: readonly PublishedPart[];
}

const NONE: readonly PublishedPart[] = [];

function referredParts(text: string, all: ReadonlyMap<string, PublishedPart>): readonly PublishedPart[] {
  const found = new Set<PublishedPart>();
  for (const uri of referredUris(text)) {
    const part = all.get(contentIdIn(uri) ?? "");
    if (part !== undefined) found.add(part);
  }
  return [...found];
}
