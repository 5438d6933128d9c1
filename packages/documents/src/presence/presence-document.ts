import type { XmlAttribute, XmlElement } from "@porchlight/xml";
import type { Device } from "../data-model/device";
import type { Person } from "../data-model/person";
import type { Note } from "../pidf/note";
import type { Tuple } from "../pidf/tuple";

/** What may stand below `presence`. Every component keeps its whole element. */
export interface PresenceContent {
  readonly tuples: readonly Tuple[];
  readonly persons: readonly Person[];
  readonly devices: readonly Device[];
  readonly notes: readonly Note[];
  /** Elements that are neither person nor device. */
  readonly extensions: readonly XmlElement[];
}

/** A presence document: PIDF with the data model (RFC 3863, RFC 4479). */
export interface PresenceDocument extends PresenceContent {
  /** URI of the presentity, as written. */
  readonly entity: string;
  /** Attributes of the root besides `entity`. */
  readonly attributes: readonly XmlAttribute[];
}

/** The notes that speak of a person: its own, or else those at the top (RFC 4479 section 5). */
export const notesOfPerson = (document: PresenceDocument, person: Person): readonly Note[] =>
  person.notes.length > 0 ? person.notes : document.notes;
