import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { childElements, childOf, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { DATA_MODEL, OMA_PRESENCE, PIDF, RPID } from "../namespaces";
import { readOmaBasic } from "../oma/oma-basic";
import { type OmaState, readOmaState } from "../oma/oma-state";
import { readServiceDescription, type ServiceDescription } from "../oma/service-description";
import { say } from "../presence/sayings";
import { type Choice, readChoice } from "../rpid/choice";
import { readUserInput, type UserInput } from "../rpid/user-input";
import { type Sequence, sequenceFault } from "../sequence";
import { parseTimestamp, type Timestamp } from "../timestamp";
import { type Basic, parseBasic } from "./basic";
import { type Contact, readContact } from "./contact";
import { type Note, readNote } from "./note";

/** A service (RFC 3863 section 4.1.2, RFC 4479 section 3.3). What is not a field is in `element`. */
export interface Tuple {
  readonly kind: "tuple";
  readonly id: string;
  readonly basic: Basic | undefined;
  readonly contact: Contact | undefined;
  readonly notes: readonly Note[];
  readonly timestamp: Timestamp | undefined;
  /** URNs of the devices the service runs on. */
  readonly deviceIds: readonly string[];
  readonly class: string | undefined;
  readonly userInput: UserInput | undefined;
  readonly relationship: Choice | undefined;
  readonly serviceClass: Choice | undefined;
  readonly privacy: readonly Choice[];
  readonly statusIcon: string | undefined;
  readonly serviceDescription: ServiceDescription | undefined;
  readonly willingness: Basic | undefined;
  readonly sessionParticipation: Basic | undefined;
  readonly registrationState: OmaState | undefined;
  readonly barringState: OmaState | undefined;
  readonly element: XmlElement;
}

const TUPLE: Sequence = {
  namespace: PIDF,
  places: new Map([
    ["status", { rank: 0, many: false, required: true }],
    ["contact", { rank: 2, many: false }],
    ["note", { rank: 3, many: true }],
    ["timestamp", { rank: 4, many: false }],
  ]),
  otherRank: 1,
};

const STATUS: Sequence = {
  namespace: PIDF,
  places: new Map([["basic", { rank: 0, many: false }]]),
  otherRank: 1,
};

type Draft = { -readonly [Key in keyof Tuple]: Tuple[Key] } & {
  notes: Note[];
  deviceIds: string[];
  privacy: Choice[];
};

/** Reads a tuple whose `id` is known; the error says what breaks the schema. */
export function readTuple(element: XmlElement, id: string): Result<Tuple, Saying> {
  const fault = sequenceFault(element, TUPLE);
  if (fault !== undefined) return fail(fault);
  const tuple = emptyTuple(element, id);
  for (const child of childElements(element)) {
    const childFault = child.namespace === PIDF ? readOwn(tuple, child) : readExtension(tuple, child);
    if (childFault !== undefined) return fail(childFault);
  }
  return ok(tuple);
}

function readOwn(tuple: Draft, child: XmlElement): Saying | undefined {
  switch (child.localName) {
    case "status":
      return readStatus(tuple, child);
    case "contact":
      tuple.contact = readContact(child);
      return undefined;
    case "note":
      tuple.notes.push(readNote(child));
      return undefined;
    default:
      tuple.timestamp = parseTimestamp(textOf(child));
      return tuple.timestamp === undefined ? say("no-timestamp", { element: "timestamp" }) : undefined;
  }
}

function readStatus(tuple: Draft, status: XmlElement): Saying | undefined {
  const fault = sequenceFault(status, STATUS);
  if (fault !== undefined) return fault;
  const basic = childOf(status, PIDF, "basic");
  if (basic === undefined) return undefined;
  tuple.basic = parseBasic(textOf(basic));
  return tuple.basic === undefined ? say("neither-open-nor-closed", { element: "basic" }) : undefined;
}

function readExtension(tuple: Draft, child: XmlElement): undefined {
  if (child.namespace === RPID) readRpid(tuple, child);
  else if (child.namespace === OMA_PRESENCE) readOma(tuple, child);
  else if (isNamed(child, DATA_MODEL, "deviceID")) tuple.deviceIds.push(textOf(child).trim());
}

function readRpid(tuple: Draft, child: XmlElement): void {
  switch (child.localName) {
    case "class":
      tuple.class = textOf(child).trim();
      break;
    case "deviceID":
      tuple.deviceIds.push(textOf(child).trim());
      break;
    case "user-input":
      tuple.userInput = readUserInput(child);
      break;
    case "relationship":
      tuple.relationship = readChoice(child);
      break;
    case "service-class":
      tuple.serviceClass = readChoice(child);
      break;
    case "privacy":
      tuple.privacy.push(readChoice(child));
      break;
    case "status-icon":
      tuple.statusIcon = textOf(child).trim();
      break;
  }
}

function readOma(tuple: Draft, child: XmlElement): void {
  switch (child.localName) {
    case "service-description":
      tuple.serviceDescription = readServiceDescription(child);
      break;
    case "willingness":
      tuple.willingness = readOmaBasic(child);
      break;
    case "session-participation":
      tuple.sessionParticipation = readOmaBasic(child);
      break;
    case "registration-state":
      tuple.registrationState = readOmaState(child);
      break;
    case "barring-state":
      tuple.barringState = readOmaState(child);
      break;
  }
}

const emptyTuple = (element: XmlElement, id: string): Draft => ({
  kind: "tuple",
  id,
  basic: undefined,
  contact: undefined,
  notes: [],
  timestamp: undefined,
  deviceIds: [],
  class: undefined,
  userInput: undefined,
  relationship: undefined,
  serviceClass: undefined,
  privacy: [],
  statusIcon: undefined,
  serviceDescription: undefined,
  willingness: undefined,
  sessionParticipation: undefined,
  registrationState: undefined,
  barringState: undefined,
  element,
});
