import { attributeOf, childElements, textOf, type XmlElement } from "@porchlight/xml";
import { RPID } from "../namespaces";
import { type Note, readNote } from "../pidf/note";
import { parseTimestamp, type Timestamp } from "../timestamp";

/** One value of an RPID element: an RPID word, a word of another namespace, or `other` with its text. */
export interface ChoiceValue {
  readonly name: string;
  readonly namespace: string;
  readonly text: string;
}

/** An RPID element that holds words: activities, mood, place-type, privacy, sphere and their kin (RFC 4480 section 3). */
export interface Choice {
  readonly values: readonly ChoiceValue[];
  readonly notes: readonly Note[];
  /** The element speaks for the time from `from` to `until`; an absent end is open. */
  readonly from: Timestamp | undefined;
  readonly until: Timestamp | undefined;
}

/** Reads the words; plain text in place of a word, as examples of RFC 4480 have it in `sphere`, is one too. */
export function readChoice(element: XmlElement): Choice {
  const values: ChoiceValue[] = [];
  const notes: Note[] = [];
  for (const child of childElements(element)) {
    if (child.localName === "note" && child.namespace === RPID) notes.push(readNote(child));
    else values.push({ name: child.localName, namespace: child.namespace, text: textOf(child).trim() });
  }
  const plain = textOf(element).trim();
  if (values.length === 0 && plain !== "") values.push({ name: plain, namespace: RPID, text: "" });
  return { values, notes, from: time(element, "from"), until: time(element, "until") };
}

/** Whether the element speaks for this moment. */
export const speaksFor = (choice: Choice, now: number): boolean =>
  (choice.from === undefined || choice.from.at <= now) &&
  (choice.until === undefined || now < choice.until.at);

function time(element: XmlElement, name: string): Timestamp | undefined {
  const value = attributeOf(element, name);
  return value === undefined ? undefined : parseTimestamp(value);
}
