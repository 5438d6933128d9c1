import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { childElements, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { type BusinessCard, readBusinessCard } from "../cipid/business-card";
import { CIPID, DATA_MODEL, OMA_PRESENCE, RPID } from "../namespaces";
import { readOmaBasic } from "../oma/oma-basic";
import type { Basic } from "../pidf/basic";
import { type Note, readNote } from "../pidf/note";
import { say } from "../presence/sayings";
import { type Choice, readChoice } from "../rpid/choice";
import { type PlaceIs, readPlaceIs } from "../rpid/place-is";
import { readUserInput, type UserInput } from "../rpid/user-input";
import { type Sequence, sequenceFault } from "../sequence";
import { parseTimestamp, type Timestamp } from "../timestamp";

/** What a source says about the human user (RFC 4479 section 3.2). What is not a field is in `element`. */
export interface Person {
  readonly kind: "person";
  readonly id: string;
  readonly class: string | undefined;
  /** Several of one kind speak for different times. */
  readonly activities: readonly Choice[];
  readonly mood: readonly Choice[];
  readonly placeType: readonly Choice[];
  readonly privacy: readonly Choice[];
  readonly sphere: readonly Choice[];
  readonly placeIs: PlaceIs | undefined;
  readonly statusIcon: string | undefined;
  /** Minutes from UTC, east positive. */
  readonly timeOffsetMinutes: number | undefined;
  readonly userInput: UserInput | undefined;
  readonly overridingWillingness: Basic | undefined;
  readonly businessCard: BusinessCard | undefined;
  /** Its own notes; see `notesOfPerson` for those that apply. */
  readonly notes: readonly Note[];
  readonly timestamp: Timestamp | undefined;
  readonly element: XmlElement;
}

const PERSON: Sequence = {
  namespace: DATA_MODEL,
  places: new Map([
    ["note", { rank: 1, many: true }],
    ["timestamp", { rank: 2, many: false }],
  ]),
  otherRank: 0,
};

type Draft = { -readonly [Key in keyof Person]: Person[Key] } & {
  activities: Choice[];
  mood: Choice[];
  placeType: Choice[];
  privacy: Choice[];
  sphere: Choice[];
  notes: Note[];
};

/** Reads a person whose `id` is known; the error says what breaks the schema. */
export function readPerson(element: XmlElement, id: string): Result<Person, Saying> {
  const fault = sequenceFault(element, PERSON);
  if (fault !== undefined) return fail(fault);
  const person = emptyPerson(element, id);
  for (const child of childElements(element)) {
    if (child.namespace === RPID) readRpid(person, child);
    else if (isNamed(child, OMA_PRESENCE, "overriding-willingness")) {
      person.overridingWillingness = readOmaBasic(child);
    } else if (isNamed(child, DATA_MODEL, "note")) person.notes.push(readNote(child));
    else if (isNamed(child, DATA_MODEL, "timestamp")) {
      person.timestamp = parseTimestamp(textOf(child));
      if (person.timestamp === undefined) return fail(say("no-timestamp", { element: "timestamp" }));
    }
  }
  person.businessCard = readBusinessCard(
    childElements(element).filter(({ namespace }) => namespace === CIPID),
  );
  return ok(person);
}

function readRpid(person: Draft, child: XmlElement): void {
  switch (child.localName) {
    case "class":
      person.class = textOf(child).trim();
      break;
    case "activities":
      person.activities.push(readChoice(child));
      break;
    case "mood":
      person.mood.push(readChoice(child));
      break;
    case "place-type":
      person.placeType.push(readChoice(child));
      break;
    case "privacy":
      person.privacy.push(readChoice(child));
      break;
    case "sphere":
      person.sphere.push(readChoice(child));
      break;
    case "place-is":
      person.placeIs = readPlaceIs(child);
      break;
    case "status-icon":
      person.statusIcon = textOf(child).trim();
      break;
    case "time-offset":
      person.timeOffsetMinutes = parseMinutes(textOf(child));
      break;
    case "user-input":
      person.userInput = readUserInput(child);
      break;
  }
}

const parseMinutes = (text: string): number | undefined =>
  /^[+-]?[0-9]{1,5}$/.test(text.trim()) ? Number(text) : undefined;

const emptyPerson = (element: XmlElement, id: string): Draft => ({
  kind: "person",
  id,
  class: undefined,
  activities: [],
  mood: [],
  placeType: [],
  privacy: [],
  sphere: [],
  placeIs: undefined,
  statusIcon: undefined,
  timeOffsetMinutes: undefined,
  userInput: undefined,
  overridingWillingness: undefined,
  businessCard: undefined,
  notes: [],
  timestamp: undefined,
  element,
});
