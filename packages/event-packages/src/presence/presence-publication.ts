import {
  isInOrder,
  type PresenceDocument,
  readPresence,
  uriKey,
  XML_DECLARATION,
} from "@porchlight/documents";
import type { PublicationRefusal, PublishedDocument, PublishedPart } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeOf, isNcName, parseXml, type XmlDocument, type XmlElement } from "@porchlight/xml";
import { type Occurrence, occurrencesOf } from "./occurrence";
import { nameParts } from "./parts/name-parts";
import { hasTime } from "./time/has-time";
import type { Moment } from "./time/moment";

/** What the compositor needs of one publication. */
export interface PreparedPublication {
  readonly document: PresenceDocument;
  readonly occurrences: readonly Occurrence[];
}

/** A document that was read and found right. Keeps its text; the tree is read again when it was given up to save memory. */
export class PresencePublication {
  /** The document as text to send. */
  readonly text: string;
  /** The text is a composed document as it stands: nothing in it needs another form. */
  readonly isPlain: boolean;
  /** There are times in it: what it says may change by itself. */
  readonly isTimed: boolean;
  #document: PresenceDocument | undefined;
  #prepared: PreparedPublication | undefined;

  /** @param isInForce whether it counts at a moment; it always does when left out */
  constructor(
    xml: XmlDocument,
    document: PresenceDocument,
    presentity: string,
    readonly isInForce?: (moment: Moment) => boolean,
    /** What the document refers to, under the names it refers by. */
    readonly parts: readonly PublishedPart[] = [],
  ) {
    this.text = withXmlDeclaration(xml.source);
    this.isTimed = hasTime(xml);
    this.isPlain = isInOrder(xml) && isPlain(document, presentity);
    this.#document = document;
  }

  prepared(): PreparedPublication {
    this.#prepared ??= prepare(this.#document ?? readAgain(this.text));
    return this.#prepared;
  }

  /** Gives the tree up. */
  release(): void {
    this.#document = undefined;
    this.#prepared = undefined;
  }
}

/** Reads a PIDF body for a presentity; the only maker of a published presence document. */
export function readPublication(
  body: Uint8Array,
  presentity: string,
  isInForce?: (moment: Moment) => boolean,
  parts: readonly PublishedPart[] = [],
): Result<PublishedDocument, PublicationRefusal> {
  const sent = parseXml(body);
  if (!sent.ok) return fail({ kind: "malformed", reason: `${sent.error.kind}: ${sent.error.reason.text}` });
  const named = namedDocument(sent.value, parts);
  const document = readPresence(named.xml, presentity);
  if (!document.ok) return fail({ kind: "malformed", reason: document.error.text });
  return ok(sealed(new PresencePublication(named.xml, document.value, presentity, isInForce, named.parts)));
}

/** The document with its references as watchers are told them. */
function namedDocument(
  xml: XmlDocument,
  parts: readonly PublishedPart[],
): { readonly xml: XmlDocument; readonly parts: readonly PublishedPart[] } {
  if (parts.length === 0) return { xml, parts };
  const named = nameParts(xml, parts);
  const again = parseXml(named.text);
  if (!again.ok) throw new Error("a document with other Content-IDs does not read");
  return { xml: again.value, parts: named.parts };
}

/** The publication behind a document of this package; any other document is a fault. */
export function unsealed(document: PublishedDocument): PresencePublication {
  const publication: object = document;
  if (publication instanceof PresencePublication) return publication;
  throw new Error("a document of another event package");
}

const sealed = (publication: object): PublishedDocument => publication as PublishedDocument;

export const prepare = (document: PresenceDocument): PreparedPublication => ({
  document,
  occurrences: occurrencesOf(document),
});

function readAgain(text: string): PresenceDocument {
  const xml = parseXml(text);
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error("a published document no longer reads");
  return document.value;
}

function withXmlDeclaration(source: string): string {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  return /^<\?xml\s/.test(text) ? text : `${XML_DECLARATION}\n${text}`;
}

function isPlain(document: PresenceDocument, presentity: string): boolean {
  const { tuples, persons, devices } = document;
  return (
    document.entity === presentity &&
    [...tuples, ...persons, ...devices].every(({ id }) => isNcName(id)) &&
    tuples.every(({ contact }) => contact === undefined || hasPriorityInRange(contact)) &&
    (devices.length < 2 || new Set(devices.map(({ deviceId }) => uriKey(deviceId))).size === devices.length)
  );
}

const hasPriorityInRange = ({ priority, element }: { priority: number | undefined; element: XmlElement }) =>
  priority !== undefined || attributeOf(element, "priority") === undefined;
