import { PIDF, parseTimestamp, TIMED_STATUS } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  element,
  isNamed,
  nameKey,
  rebuild,
  textOf,
  type XmlElement,
  type XmlNode,
} from "@porchlight/xml";
import type { Moment } from "./moment";

export const isTimedStatus = (child: XmlElement): boolean => isNamed(child, TIMED_STATUS, "timed-status");

/**
 * A tuple as it is now (RFC 4481 section 3). A `timed-status` for the time to come, and one that told of the past when it was
 * published, stay. One whose time has come since is what its source said of just this time: it becomes the status, and is
 * gone when its time is over. One that covered the present when it was published is wrong: the source says what is so now in
 * the status itself.
 * @param saidAt when the tuple was published
 */
export function timedTuple(tuple: XmlElement, saidAt: Instant, moment: Moment): XmlElement {
  const timed = childElements(tuple).filter(isTimedStatus);
  if (timed.length === 0) return tuple;
  const places = new Map(timed.map((each) => [each, placeOf(each, saidAt, moment)] as const));
  const covering = timed.filter((each) => places.get(each) === "now").sort(byStart);
  const stays = (node: XmlNode): boolean =>
    node.kind !== "element" || (places.get(node) ?? "kept") === "kept";
  if (tuple.children.every(stays)) return tuple;
  return covering.reduce(putInForce, rebuild(tuple, { children: tuple.children.filter(stays) }));
}

function placeOf(timed: XmlElement, saidAt: Instant, moment: Moment): "kept" | "now" | "gone" {
  const from = instantOf(timed, "from");
  const until = instantOf(timed, "until");
  if (from === undefined || (until !== undefined && until <= saidAt)) return "kept";
  if (from <= saidAt) return "gone";
  if (until !== undefined && moment.hasCome(until)) return "gone";
  return moment.hasCome(from) ? "now" : "kept";
}

const instantOf = (timed: XmlElement, name: string): Instant | undefined =>
  parseTimestamp(attributeOf(timed, name) ?? "")?.at;

/** The one that began last counts last. */
const byStart = (a: XmlElement, b: XmlElement): number =>
  (instantOf(a, "from") ?? 0) - (instantOf(b, "from") ?? 0);

/** Its `basic` and extensions in place of those of the status, its notes in place of the tuple's. */
function putInForce(tuple: XmlElement, timed: XmlElement): XmlElement {
  const said = childElements(timed);
  const notes = said.filter((child) => isNamed(child, TIMED_STATUS, "note")).map(inPidf);
  const news = said.filter(isStatusPart).map((child) => (isBasic(child) ? inPidf(child) : child));
  const children = tuple.children.flatMap((child): XmlNode[] => {
    if (child.kind !== "element") return [child];
    if (isNamed(child, PIDF, "status")) return [newStatus(child, news)];
    return notes.length > 0 && isNamed(child, PIDF, "note") ? [] : [child];
  });
  return rebuild(tuple, { children: withNotes(children, notes) });
}

const isBasic = (child: XmlElement): boolean => isNamed(child, TIMED_STATUS, "basic");

const isStatusPart = (child: XmlElement): boolean =>
  isBasic(child) ? /^(open|closed)$/.test(textOf(child).trim()) : child.namespace !== TIMED_STATUS;

function newStatus(status: XmlElement, news: readonly XmlElement[]): XmlElement {
  const replaced = new Set(news.map(nameKey));
  const kept = childElements(status).filter((child) => !replaced.has(nameKey(child)));
  const all = [...news, ...kept];
  const basic = all.filter((child) => isNamed(child, PIDF, "basic")).slice(0, 1);
  return rebuild(status, {
    children: [...basic, ...all.filter((child) => !isNamed(child, PIDF, "basic"))],
  });
}

/** Notes stand before the timestamp, which is the last of a tuple (RFC 3863 section 4.1.2). */
function withNotes(children: readonly XmlNode[], notes: readonly XmlElement[]): XmlNode[] {
  const isTimestamp = (child: XmlNode): boolean =>
    child.kind === "element" && isNamed(child, PIDF, "timestamp");
  const last = children.filter(isTimestamp);
  return [...children.filter((child) => !isTimestamp(child)), ...notes, ...last];
}

const inPidf = (child: XmlElement): XmlElement =>
  rebuild(element(child.localName, PIDF), { attributes: child.attributes, children: child.children });
