import {
  RLMI_TYPE,
  type RlmiInstance,
  type RlmiList,
  type RlmiResource,
  writeRlmi,
} from "@porchlight/documents";
import { buildMultipart, type PartToBuild } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";

/** An instance as the branch tells of it: by a note, a list within, or how it stands. */
type ToldInstance = string | { readonly list: ListText } | { readonly ended: string };
/** A member: by its one instance, or by several under their ids. */
export type Told = ToldInstance | { readonly instances: Readonly<Record<string, ToldInstance>> } | undefined;
export interface ListText {
  readonly contentType: string;
  readonly body: string;
}

/** What the branch says of a list; every list of its names its parts alike, and bounds them alike. */
export function listText(
  version: number,
  isFull: boolean,
  members: Readonly<Record<string, Told>>,
  uri: string,
): ListText {
  const parts: PartToBuild[] = [];
  const cidOf = ({ body, contentType }: ListText): string => {
    const cid = `part${parts.length}@branch.test`;
    parts.push({ contentType, headers: [["Content-ID", `<${cid}>`]], body });
    return cid;
  };
  const instanceOf = (id: string, told: ToldInstance, entity: string): RlmiInstance => {
    if (typeof told === "object" && "ended" in told) return { id, state: "terminated", reason: told.ended };
    const body =
      typeof told === "string"
        ? { contentType: "application/pidf+xml", body: pidf({ entity, note: told }) }
        : told.list;
    return { id, state: "active", cid: cidOf(body) };
  };
  const resources = Object.entries(members).map(([user, told]): RlmiResource => {
    const uri = user.includes("@") ? `sip:${user}` : `sip:${user}@branch.test`;
    const instances = Object.entries(instancesOf(told)).map(([id, one]) => instanceOf(id, one, uri));
    return { uri, names: [], instances };
  });
  const rlmi: RlmiList = { uri, version, isFull, names: [{ text: "The Team" }], resources };
  return buildMultipart({
    subtype: "related",
    boundary: "branch",
    params: [
      ["type", RLMI_TYPE],
      ["start", "<root@branch.test>"],
    ],
    parts: [
      { contentType: RLMI_TYPE, headers: [["Content-ID", "<root@branch.test>"]], body: writeRlmi(rlmi) },
      ...parts,
    ],
  });
}

function instancesOf(told: Told): Readonly<Record<string, ToldInstance>> {
  if (told === undefined) return {};
  return typeof told === "object" && "instances" in told ? told.instances : { "1": told };
}
