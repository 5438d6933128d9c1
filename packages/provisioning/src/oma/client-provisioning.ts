import { fail, type Result } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  element,
  parseXml,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";
import type { Profile } from "../parameters/profile-values";
import type { ProfileFault } from "../parameters/read-value";
import { say } from "../sayings";
import { onLines, XML_HEAD } from "../xml-lines";
import { type OmaLeaf, type OmaProfile, omaLeaves, PRESENCE_APPID, readOmaLeaves } from "./oma-values";

/** The APPLICATION characteristic of presence (OMA AC), as a client provisioning document. */
export function writeClientProvisioning(values: Profile): string {
  const leaves = [{ omaName: "APPID", value: PRESENCE_APPID }, ...omaLeaves(values)];
  const application = element("characteristic", "", { type: "APPLICATION" }, onLines(leaves.map(parm), 2));
  const root = element("wap-provisioningdoc", "", { version: "1.1" }, onLines([application]));
  return `${XML_HEAD}${serializeElement(root)}\n`;
}

const parm = ({ omaName, value }: OmaLeaf): XmlElement => element("parm", "", { name: omaName, value });

/** Reads the presence application of a client provisioning document; other characteristics are passed over. */
export function readClientProvisioning(text: string): Result<OmaProfile, ProfileFault> {
  const parsed = parseXml(text);
  if (!parsed.ok)
    return fail({ name: "wap-provisioningdoc", reason: say("is-no-xml", { because: parsed.error.reason }) });
  const application = characteristics(parsed.value.root).find(isPresence);
  if (application === undefined) {
    return fail({ name: "APPID", reason: say("has-no-application", { value: PRESENCE_APPID }) });
  }
  return readOmaLeaves(leavesOf(application).filter(({ omaName }) => omaName !== "APPID"));
}

function characteristics(node: XmlElement): readonly XmlElement[] {
  const isApplication = node.localName === "characteristic" && attributeOf(node, "type") === "APPLICATION";
  return [...(isApplication ? [node] : []), ...childElements(node).flatMap(characteristics)];
}

const isPresence = (application: XmlElement): boolean =>
  leavesOf(application).some(({ omaName, value }) => omaName === "APPID" && value === PRESENCE_APPID);

const leavesOf = (application: XmlElement): readonly OmaLeaf[] =>
  childElements(application)
    .filter(({ localName }) => localName === "parm")
    .map((each) => ({ omaName: attributeOf(each, "name") ?? "", value: attributeOf(each, "value") ?? "" }));
