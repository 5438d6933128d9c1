import {
  PIDF_DIFF_TYPE,
  type UnversionedDiff,
  withVersion,
  writePidfDiff,
  writePidfFull,
} from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import { diffParsed, parseXml, type XmlDocument } from "@porchlight/xml";
import { STORED_LIMITS } from "../document-library/stored-limits";
import { utf8Length } from "../utf8-length";

/** A partial document without its version, with its length. */
interface SizedDiff extends UnversionedDiff {
  readonly octets: number;
}

/** What follows from one body, made for the first watcher that needs it. */
interface Derived {
  xml?: XmlDocument | undefined;
  full?: SizedDiff;
  /** The body as one of the type for partial documents, for its entity-tag. */
  tagged?: RenderedBody;
  /** The way to the body that came next. */
  next?: { readonly to: RenderedBody; readonly diff: SizedDiff | undefined };
}

/**
 * Partial documents (RFC 5263), each made once for all watchers that were told the same before. They go with the bodies
 * they were made from.
 */
export class PartialBodies {
  readonly #derived = new WeakMap<RenderedBody, Derived>();

  whole(body: RenderedBody, version: number): RenderedBody {
    const derived = this.#of(body);
    derived.full ??= sized(writePidfFull(this.#parsed(body)));
    return versioned(derived.full, version);
  }

  /** The change from one body to the other, or the whole where that is shorter. */
  change(entity: string, from: RenderedBody, to: RenderedBody, version: number): RenderedBody {
    const derived = this.#of(from);
    if (derived.next?.to !== to) derived.next = { to, diff: this.#diff(entity, from, to) };
    const { diff } = derived.next;
    return diff === undefined ? this.whole(to, version) : versioned(diff, version);
  }

  /** Stands for the whole state in the type for partial documents. */
  tagged(body: RenderedBody): RenderedBody {
    const derived = this.#of(body);
    derived.tagged ??= { ...body, contentType: PIDF_DIFF_TYPE };
    return derived.tagged;
  }

  #diff(entity: string, from: RenderedBody, to: RenderedBody): SizedDiff | undefined {
    const operations = diffParsed(this.#parsed(from), this.#parsed(to));
    // The next change starts at `to`: a tree is kept of one body only.
    this.#of(from).xml = undefined;
    const diff = sized(writePidfDiff(entity, operations));
    this.whole(to, 0);
    const whole = this.#of(to).full?.octets ?? 0;
    return diff.octets < whole ? diff : undefined;
  }

  #parsed(body: RenderedBody): XmlDocument {
    const derived = this.#of(body);
    if (derived.xml !== undefined) return derived.xml;
    const xml = parseXml(body.text, STORED_LIMITS);
    if (!xml.ok) throw new Error("a composed document is no XML");
    derived.xml = xml.value;
    return xml.value;
  }

  #of(body: RenderedBody): Derived {
    const known = this.#derived.get(body);
    if (known !== undefined) return known;
    const made: Derived = {};
    this.#derived.set(body, made);
    return made;
  }
}

const sized = (diff: UnversionedDiff): SizedDiff => ({
  ...diff,
  octets: utf8Length(diff.before) + utf8Length(diff.after),
});

function versioned(diff: SizedDiff, version: number): RenderedBody {
  const octets = diff.octets + String(version).length;
  return { contentType: PIDF_DIFF_TYPE, text: withVersion(diff, version), octets };
}
