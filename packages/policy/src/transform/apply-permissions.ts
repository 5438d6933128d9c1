import {
  type Device,
  type Note,
  type Person,
  type PresenceDocument,
  readDevice,
  readPerson,
  readTuple,
  type Tuple,
} from "@porchlight/documents";
import type { Result, Saying } from "@porchlight/kernel";
import type { XmlElement } from "@porchlight/xml";
import type { ComponentKind } from "../permissions/known-attributes";
import { bitOf, isEverything, type Permissions } from "../permissions/permissions";
import { isDeviceGranted, isPersonGranted, isServiceGranted } from "./component-grant";
import { withOwnScope } from "./own-scope";
import { isGrantedByName, visibleComponent } from "./visible-element";

/**
 * The part of a document that the permissions show. What is kept is kept as written, ids included; the result is valid
 * where the document was. Who is granted everything gets the document itself. Doing it twice changes nothing, but for
 * components that a class selects and `provide-class` then hides (RFC 5025 section 4).
 */
export function applyPermissions(document: PresenceDocument, permissions: Permissions): PresenceDocument {
  if (isEverything(permissions)) return document;
  if (showsNoComponent(permissions)) return { ...EMPTY, entity: document.entity };
  const { attributes: grant, services, persons, devices } = permissions;
  const visible = <Component extends Tuple | Person | Device>(
    component: Component,
    read: (element: XmlElement, id: string) => Result<Component, Saying>,
  ): Component => {
    const element = withOwnScope(visibleComponent(component.kind, component.element, grant));
    return element === component.element ? component : reread(element, component.id, read);
  };
  return {
    entity: document.entity,
    attributes: grant === "all" ? document.attributes : [],
    tuples: document.tuples
      .filter((tuple) => isServiceGranted(tuple, services))
      .map((tuple) => visible(tuple, readTuple)),
    persons: document.persons
      .filter((person) => isPersonGranted(person, persons))
      .map((person) => visible(person, readPerson)),
    devices: document.devices
      .filter((device) => isDeviceGranted(device, devices))
      .map((device) => visible(device, readDevice)),
    notes: showsNotes(permissions) ? document.notes.map(noteWithOwnScope) : [],
    extensions: document.extensions
      .filter((extension) => grant === "all" || isGrantedByName(extension, grant))
      .map(withOwnScope),
  };
}

const EMPTY = { attributes: [], tuples: [], persons: [], devices: [], notes: [], extensions: [] };

/** Attributes are shown inside components only; without any there is nothing to show. */
const showsNoComponent = ({ services, persons, devices }: Permissions): boolean =>
  [services, persons, devices].every((grant) => grant !== "all" && grant.size === 0);

const showsNotes = ({ attributes }: Permissions): boolean =>
  attributes === "all" || (attributes.named & bitOf("provide-note")) !== 0;

function noteWithOwnScope(note: Note): Note {
  const element = withOwnScope(note.element);
  return element === note.element ? note : { ...note, element };
}

/** What was valid is valid without what may be left out. */
function reread<Component extends { readonly kind: ComponentKind }>(
  element: XmlElement,
  id: string,
  read: (element: XmlElement, id: string) => Result<Component, Saying>,
): Component {
  const component = read(element, id);
  if (!component.ok) throw new Error(`a reduced component no longer reads: ${component.error.text}`);
  return component.value;
}
