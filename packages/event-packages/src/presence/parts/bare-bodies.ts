import type { RenderedBody } from "@porchlight/event-notifier";
import { parseXml } from "@porchlight/xml";
import { STORED_LIMITS } from "../../document-library/stored-limits";
import { utf8Length } from "../../utf8-length";
import { contentIdIn, referencesIn } from "./shown-references";

/** Documents for watchers that take no parts: without the elements that name one. Each is made once. */
export class BareBodies {
  readonly #bare = new WeakMap<RenderedBody, RenderedBody>();
  #last: RenderedBody | undefined;

  of(body: RenderedBody): RenderedBody {
    const known = this.#bare.get(body);
    if (known !== undefined) return known;
    const text = withoutReferences(body.text);
    const made = text === body.text ? body : this.#sameOrNew(body, text);
    this.#bare.set(body, made);
    return made;
  }

  /** What differed only in what is left out is no news to these watchers. */
  #sameOrNew({ contentType }: RenderedBody, text: string): RenderedBody {
    if (this.#last?.text !== text) this.#last = { contentType, text, octets: utf8Length(text) };
    return this.#last;
  }
}

function withoutReferences(document: string): string {
  const xml = parseXml(document, STORED_LIMITS);
  if (!xml.ok) throw new Error("a composed document is no XML");
  let text = "";
  let from = 0;
  for (const { element, uri } of referencesIn(xml.value)) {
    if (contentIdIn(uri) === undefined || element.start < from) continue;
    text += document.slice(from, element.start);
    from = element.end;
  }
  return text + document.slice(from);
}
