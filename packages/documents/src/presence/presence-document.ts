import type { XmlAttribute, XmlElement } from "@porchlight/xml";
import type { Device } from "../data-model/device";
import type { Person } from "../data-model/person";
import type { Note } from "../pidf/note";
import type { Tuple } from "../pidf/tuple";

/** A presence document: PIDF with the data model (RFC 3863, RFC 4479). Every component keeps its whole element. */
export interface PresenceDocument {
  /** URI of the presentity, as written. */
  readonly entity: string;
  /** Attributes of the root besides `entity`. */
  readonly attributes: readonly XmlAttribute[];
  readonly tuples: readonly Tuple[];
  readonly persons: readonly Person[];
  readonly devices: readonly Device[];
  readonly notes: readonly Note[];
  /** Top-level elements that are neither person nor device. */
  readonly extensions: readonly XmlElement[];
}

/** The notes that speak of a person: its own, or else those at the top (RFC 4479 section 5). */
export const notesOfPerson = (document: PresenceDocument, person: Person): readonly Note[] =>
  person.notes.length > 0 ? person.notes : document.notes;
