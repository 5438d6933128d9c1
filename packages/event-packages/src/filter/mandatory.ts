import { DATA_MODEL, GEOPRIV, OMA_PRESENCE, PIDF, TIMED_STATUS, WATCHERINFO } from "@porchlight/documents";
import { isNamed, type XmlAttribute, type XmlElement } from "@porchlight/xml";

interface Mandatory {
  readonly namespace: string;
  readonly name: string;
  /** Children that have to be there, in the namespace of the element. */
  readonly children: readonly string[];
  readonly attributes: readonly string[];
}

/** What the schemas of presence and watcher information documents ask for. */
const MANDATORY: readonly Mandatory[] = [
  { namespace: PIDF, name: "presence", children: [], attributes: ["entity"] },
  { namespace: PIDF, name: "tuple", children: ["status"], attributes: ["id"] },
  { namespace: DATA_MODEL, name: "person", children: [], attributes: ["id"] },
  { namespace: DATA_MODEL, name: "device", children: ["deviceID"], attributes: ["id"] },
  { namespace: GEOPRIV, name: "geopriv", children: ["location-info", "usage-rules"], attributes: [] },
  { namespace: TIMED_STATUS, name: "timed-status", children: [], attributes: ["from"] },
  {
    namespace: OMA_PRESENCE,
    name: "service-description",
    children: ["service-id", "version"],
    attributes: [],
  },
  { namespace: WATCHERINFO, name: "watcherinfo", children: [], attributes: ["version", "state"] },
  { namespace: WATCHERINFO, name: "watcher-list", children: [], attributes: ["resource", "package"] },
  { namespace: WATCHERINFO, name: "watcher", children: [], attributes: ["id", "status", "event"] },
];

const entryOf = (element: XmlElement): Mandatory | undefined =>
  MANDATORY.find(({ namespace, name }) => isNamed(element, namespace, name));

/** Whether an element cannot do without an attribute; that of an element nobody knows may be one of those. */
export function needsAttribute(element: XmlElement, { localName, namespace }: XmlAttribute): boolean {
  const entry = entryOf(element);
  return entry === undefined ? localName === "id" : namespace === "" && entry.attributes.includes(localName);
}

/** Whether an element cannot do without a child. */
export function needsChild(parent: XmlElement, child: XmlElement): boolean {
  const entry = entryOf(parent);
  return (
    entry !== undefined && child.namespace === entry.namespace && entry.children.includes(child.localName)
  );
}

/** Whether an element that holds nothing may stay. */
export const mayBeEmpty = (element: XmlElement): boolean =>
  isNamed(element, PIDF, "presence") ||
  isNamed(element, PIDF, "status") ||
  isNamed(element, DATA_MODEL, "person") ||
  isNamed(element, WATCHERINFO, "watcherinfo") ||
  isNamed(element, WATCHERINFO, "watcher-list");
