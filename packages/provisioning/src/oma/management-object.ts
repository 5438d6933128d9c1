import { fail, type Result } from "@porchlight/kernel";
import { childElements, element, parseXml, serializeElement, textOf, type XmlElement } from "@porchlight/xml";
import { PARAMETER_NAMES, PARAMETERS } from "../parameters/parameter-table";
import type { Profile } from "../parameters/profile-values";
import type { ProfileFault } from "../parameters/read-value";
import { say } from "../sayings";
import { onLines, XML_HEAD } from "../xml-lines";
import { type OmaLeaf, type OmaProfile, omaLeaves, readOmaLeaves } from "./oma-values";

/** Identifier of the presence management object. */
export const PRESENCE_MO = "org.openmobilealliance/1.0/PRESENCE";

/** Namespace of trees as OMA DM serialises them. */
const TREE = "syncml:dmtnds1.2";

const ROOT_NODE = "OMA_PRESENCE";
const REFERENCES = "ToConRef";
const REFERENCE = "ConRef";

/** Leaves of client provisioning that the tree has none for, or another one. */
const NOT_IN_TREE: ReadonlySet<string> = new Set(["TO-NAPID", "TO-APPREF", "RLS-URI"]);

/** The management object tree of presence. */
export function writeManagementObject(values: Profile): string {
  const leaves = omaLeaves(values).filter(({ omaName }) => !NOT_IN_TREE.has(omaName));
  const references = node(REFERENCES, [
    node("X", [leaf({ omaName: REFERENCE, value: values.toAppRef ?? "" })], 4),
  ]);
  const object = node("X", [...leaves.map((each) => leaf(each)), references], 3);
  const root = node(ROOT_NODE, [properties("node", PRESENCE_MO), object], 2);
  const tree = element("MgmtTree", TREE, {}, onLines([part("VerDTD", "1.2"), root]));
  return `${XML_HEAD}${serializeElement(tree)}\n`;
}

const part = (name: string, text: string): XmlElement => element(name, TREE, {}, [text]);

const node = (name: string, children: readonly XmlElement[], depth = 4): XmlElement =>
  element("Node", TREE, {}, onLines([part("NodeName", name), ...children], depth));

const leaf = ({ omaName, value }: OmaLeaf): XmlElement =>
  element("Node", TREE, {}, [part("NodeName", omaName), properties(formatOf(omaName)), part("Value", value)]);

function properties(format: "int" | "chr" | "node", type?: string): XmlElement {
  const named = type === undefined ? [] : [element("Type", TREE, {}, [part("DDFName", type)])];
  return element("RTProperties", TREE, {}, [element("Format", TREE, {}, [element(format, TREE)]), ...named]);
}

const formatOf = (omaName: string): "int" | "chr" => {
  const name = PARAMETER_NAMES.find((each) => PARAMETERS[each].omaName === omaName);
  return name !== undefined && PARAMETERS[name].type.kind === "integer" ? "int" : "chr";
};

/** Reads the presence object of a management tree, wherever in the tree it stands. */
export function readManagementObject(text: string): Result<OmaProfile, ProfileFault> {
  const parsed = parseXml(text);
  if (!parsed.ok)
    return fail({ name: "MgmtTree", reason: say("is-no-xml", { because: parsed.error.reason }) });
  const object = nodesBelow(parsed.value.root).find(isPresenceObject);
  if (object === undefined)
    return fail({ name: ROOT_NODE, reason: say("has-no-node", { name: PRESENCE_MO }) });
  return readOmaLeaves(
    nodesBelow(object).flatMap((each) => {
      const value = childNamed(each, "Value");
      const omaName = nameOf(each) === REFERENCE ? "TO-APPREF" : nameOf(each);
      return value === undefined ? [] : [{ omaName, value: textOf(value).trim() }];
    }),
  );
}

const nodesBelow = (parent: XmlElement): readonly XmlElement[] =>
  childElements(parent).flatMap((child) => (child.localName === "Node" ? [child, ...nodesBelow(child)] : []));

const childNamed = (parent: XmlElement, name: string): XmlElement | undefined =>
  childElements(parent).find(({ localName }) => localName === name);

const nameOf = (each: XmlElement): string => {
  const name = childNamed(each, "NodeName");
  return name === undefined ? "" : textOf(name).trim();
};

function isPresenceObject(each: XmlElement): boolean {
  const type = childNamed(childNamed(each, "RTProperties") ?? each, "Type");
  const ddfName = type === undefined ? undefined : childNamed(type, "DDFName");
  return nameOf(each) === ROOT_NODE || (ddfName !== undefined && textOf(ddfName).trim() === PRESENCE_MO);
}
