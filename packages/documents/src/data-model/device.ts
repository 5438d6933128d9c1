import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { childElements, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { DATA_MODEL, OMA_PRESENCE, RPID } from "../namespaces";
import { type NetworkAvailability, readNetworkAvailability } from "../oma/network-availability";
import { type Note, readNote } from "../pidf/note";
import { say } from "../presence/sayings";
import { readUserInput, type UserInput } from "../rpid/user-input";
import { type Sequence, sequenceFault } from "../sequence";
import { parseTimestamp, type Timestamp } from "../timestamp";

/** What a source says about one device (RFC 4479 section 3.4). What is not a field is in `element`. */
export interface Device {
  readonly kind: "device";
  readonly id: string;
  /** URN of the device. */
  readonly deviceId: string;
  readonly class: string | undefined;
  readonly userInput: UserInput | undefined;
  readonly networks: readonly NetworkAvailability[];
  readonly notes: readonly Note[];
  readonly timestamp: Timestamp | undefined;
  readonly element: XmlElement;
}

const DEVICE: Sequence = {
  namespace: DATA_MODEL,
  places: new Map([
    ["deviceID", { rank: 1, many: false, required: true }],
    ["note", { rank: 2, many: true }],
    ["timestamp", { rank: 3, many: false }],
  ]),
  otherRank: 0,
};

type Draft = { -readonly [Key in keyof Device]: Device[Key] } & { notes: Note[] };

/** Reads a device whose `id` is known; the error says what breaks the schema. */
export function readDevice(element: XmlElement, id: string): Result<Device, Saying> {
  const fault = sequenceFault(element, DEVICE);
  if (fault !== undefined) return fail(fault);
  const device: Draft = {
    kind: "device",
    id,
    deviceId: "",
    class: undefined,
    userInput: undefined,
    networks: [],
    notes: [],
    timestamp: undefined,
    element,
  };
  for (const child of childElements(element)) {
    const childFault = child.namespace === DATA_MODEL ? readOwn(device, child) : readExtension(device, child);
    if (childFault !== undefined) return fail(childFault);
  }
  return ok(device);
}

function readOwn(device: Draft, child: XmlElement): Saying | undefined {
  switch (child.localName) {
    case "deviceID":
      device.deviceId = textOf(child).trim();
      return device.deviceId === "" ? say("element-empty", { element: "deviceID" }) : undefined;
    case "note":
      device.notes.push(readNote(child));
      return undefined;
    default:
      device.timestamp = parseTimestamp(textOf(child));
      return device.timestamp === undefined ? say("no-timestamp", { element: "timestamp" }) : undefined;
  }
}

function readExtension(device: Draft, child: XmlElement): undefined {
  if (isNamed(child, RPID, "class")) device.class = textOf(child).trim();
  else if (isNamed(child, RPID, "user-input")) device.userInput = readUserInput(child);
  else if (isNamed(child, OMA_PRESENCE, "network-availability")) {
    device.networks = readNetworkAvailability(child);
  }
}
