import { textOf, type XmlElement } from "@porchlight/xml";
import { type Note, readNote } from "../pidf/note";

/** The CIPID elements of a person (RFC 4482 section 3): URIs, and a display name per language. */
export interface BusinessCard {
  readonly card: string | undefined;
  readonly displayNames: readonly Note[];
  readonly homepage: string | undefined;
  readonly icon: string | undefined;
  readonly map: string | undefined;
  readonly sound: string | undefined;
}

/** Reads the CIPID children given; undefined when there are none. */
export function readBusinessCard(elements: readonly XmlElement[]): BusinessCard | undefined {
  if (elements.length === 0) return undefined;
  const uri = (name: string): string | undefined => {
    const found = elements.find(({ localName }) => localName === name);
    return found === undefined ? undefined : textOf(found).trim();
  };
  return {
    card: uri("card"),
    displayNames: elements.filter(({ localName }) => localName === "display-name").map(readNote),
    homepage: uri("homepage"),
    icon: uri("icon"),
    map: uri("map"),
    sound: uri("sound"),
  };
}
