import {
  isSchedule,
  type PresenceDocument,
  readDevice,
  readPerson,
  readTuple,
  type Timestamp,
} from "@porchlight/documents";
import type { Instant, Result, Saying } from "@porchlight/kernel";
import type { XmlElement } from "@porchlight/xml";
import { changeChildren } from "./change-children";
import type { Moment } from "./moment";
import { speaksNow } from "./period";
import { dropStaleLocations } from "./retention";
import { timedTuple } from "./timed-status";

/** When a document was said, and whether it is state that does not expire: that may hold times of its own. */
export interface Said {
  readonly at: Instant;
  readonly isPermanent: boolean;
}

interface Component {
  readonly id: string;
  readonly timestamp: Timestamp | undefined;
  readonly element: XmlElement;
}

/** What a document says at a moment; itself where that is all there is in it. */
export function documentAt(document: PresenceDocument, said: Said, moment: Moment): PresenceDocument {
  const tuples = changeEach(document.tuples, (tuple) => {
    const current = timedTuple(tuple.element, said.at, moment);
    return reread(tuple, partsAt(current, tuple, said, moment), readTuple);
  });
  const persons = changeEach(document.persons, (person) =>
    reread(person, partsAt(person.element, person, said, moment), readPerson),
  );
  const devices = changeEach(document.devices, (device) =>
    reread(device, partsAt(device.element, device, said, moment), readDevice),
  );
  const extensions = changeEach(document.extensions, (extension) => extensionAt(extension, said, moment));
  const isSame =
    tuples === document.tuples &&
    persons === document.persons &&
    devices === document.devices &&
    extensions === document.extensions;
  return isSame ? document : { ...document, tuples, persons, devices, extensions };
}

function partsAt(element: XmlElement, component: Component, said: Said, moment: Moment): XmlElement {
  const knownSince = component.timestamp?.at ?? receivedAt(said);
  return changeChildren(element, (child) =>
    said.isPermanent && !speaksNow(child, moment) ? undefined : dropStaleLocations(child, knownSince, moment),
  );
}

/** Of a schedule only what it puts in force is shown, never the schedule. */
const extensionAt = (extension: XmlElement, said: Said, moment: Moment): XmlElement | undefined =>
  isSchedule(extension) ? undefined : dropStaleLocations(extension, receivedAt(said), moment);

const receivedAt = ({ at, isPermanent }: Said): Instant | undefined => (isPermanent ? undefined : at);

function reread<Kind extends Component>(
  component: Kind,
  element: XmlElement,
  read: (element: XmlElement, id: string) => Result<Kind, Saying>,
): Kind {
  if (element === component.element) return component;
  const again = read(element, component.id);
  if (!again.ok) throw new Error(`a component no longer reads: ${again.error.text}`);
  return again.value;
}

function changeEach<Item>(items: readonly Item[], change: (item: Item) => Item | undefined): readonly Item[] {
  const changed = items.map(change);
  if (changed.every((item, index) => item === items[index])) return items;
  return changed.filter((item) => item !== undefined);
}
