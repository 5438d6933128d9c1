import { parseTimestamp } from "@porchlight/documents";
import {
  attributeOf,
  childElements,
  childOf,
  isNamed,
  parseXml,
  textOf,
  type XmlElement,
} from "@porchlight/xml";
import { usages } from "./address/application-usage";
import { DOCUMENT_LIMITS } from "./check-request";

/** What a user keeps of one application usage (OMA XDM §6.7.2). */
export interface DirectoryFolder {
  readonly auid: string;
  readonly entries: readonly DirectoryEntry[];
  /** The server of this usage did not answer; there may be more. */
  readonly errorCode: string | undefined;
}

export interface DirectoryEntry {
  /** Absolute, or below the host of the XCAP root. */
  readonly uri: string;
  readonly etag: string;
  /** Milliseconds since the Unix epoch. */
  readonly modifiedAt: number | undefined;
  /** Octets. */
  readonly size: number | undefined;
}

const { namespace: DIRECTORY } = usages["org.openmobilealliance.xcap-directory"];

/** Undefined when `text` is no xcap-directory document. */
export function readDirectory(text: string): readonly DirectoryFolder[] | undefined {
  const parsed = parseXml(text, DOCUMENT_LIMITS);
  if (!parsed.ok || !isNamed(parsed.value.root, DIRECTORY, "xcap-directory")) return undefined;
  return childrenNamed(parsed.value.root, "folder").map(folderOf);
}

function folderOf(folder: XmlElement): DirectoryFolder {
  const error = childOf(folder, DIRECTORY, "error-code");
  return {
    auid: attributeOf(folder, "auid") ?? "",
    entries: childrenNamed(folder, "entry").flatMap(entryOf),
    errorCode: error && textOf(error).trim(),
  };
}

function entryOf(entry: XmlElement): DirectoryEntry[] {
  const [uri, etag, modified, size] = ["uri", "etag", "last-modified", "size"].map((name) =>
    attributeOf(entry, name),
  );
  if (uri === undefined || etag === undefined) return [];
  return [
    {
      uri,
      etag,
      modifiedAt: modified === undefined ? undefined : parseTimestamp(modified)?.at,
      size: size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : undefined,
    },
  ];
}

const childrenNamed = (parent: XmlElement, localName: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, DIRECTORY, localName));
