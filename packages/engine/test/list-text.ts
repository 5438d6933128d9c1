import { RLMI_TYPE, type RlmiList, type RlmiResource, writeRlmi } from "@porchlight/documents";
import { buildMultipart, type PartToBuild } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";

/** A member as the branch tells of it: by a note, a list within, or how it stands. */
export type Told = string | { readonly list: ListText } | { readonly ended: string } | undefined;
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
  const resources = Object.entries(members).map(([user, told]): RlmiResource => {
    const of = { uri: user.includes("@") ? `sip:${user}` : `sip:${user}@branch.test`, names: [] };
    if (told === undefined) return { ...of, instances: [] };
    if (typeof told === "object" && "ended" in told)
      return { ...of, instances: [{ id: "1", state: "terminated", reason: told.ended }] };
    const body =
      typeof told === "string"
        ? { contentType: "application/pidf+xml", body: pidf({ entity: of.uri, note: told }) }
        : told.list;
    return { ...of, instances: [{ id: "1", state: "active", cid: cidOf(body) }] };
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
