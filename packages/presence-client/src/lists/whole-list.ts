import { type ListCopy, RLMI_TYPE, type RlmiInstance, writeRlmi } from "@porchlight/documents";
import { buildMultipart, type PartToBuild } from "@porchlight/sip-message";
import type { WholeState } from "../subscription/known-states";
import type { MemberState } from "./list-follower";

/** A list and the states of its members as one body with full state; undefined where one of them is not known as a whole. */
export function wholeList({ uri, names, rows }: ListCopy<MemberState>): WholeState | undefined {
  const parts: PartToBuild[] = [];
  const resources = [];
  for (const row of rows.values()) {
    const instances: RlmiInstance[] = [];
    for (const { body, ...instance } of row.instances) {
      const cid = `${parts.length}@kept.invalid`;
      const whole = body && wholeMember(body);
      if (instance.state === "active" && whole === undefined) return undefined;
      instances.push(instance.state === "active" ? { ...instance, cid } : instance);
      if (whole !== undefined) parts.push(partOf(whole, cid));
    }
    resources.push({ uri: row.uri, names: row.names, instances });
  }
  return printList(writeRlmi({ uri, version: 0, isFull: true, names, resources }), parts);
}

const wholeMember = (body: MemberState): WholeState | undefined =>
  body.kind === "list" ? wholeList(body.copy) : body.follower.whole;

const partOf = ({ contentType, body }: WholeState, cid: string): PartToBuild => ({
  contentType,
  headers: [["Content-ID", `<${cid}>`]],
  body,
});

function printList(rlmi: string, parts: readonly PartToBuild[]): WholeState {
  const root = "list@kept.invalid";
  return buildMultipart({
    subtype: "related",
    boundary: "porchlight-list",
    params: [
      ["type", RLMI_TYPE],
      ["start", `<${root}>`],
    ],
    parts: [partOf({ contentType: RLMI_TYPE, body: rlmi }, root), ...parts],
  });
}
