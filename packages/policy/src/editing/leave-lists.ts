import { fail, ok, type Result } from "@porchlight/kernel";
import type { XmlElement } from "@porchlight/xml";
import type { Identity } from "../identity/identity";
import type { OpenRules } from "./open-rules";
import type { EditRefusal } from "./refusal";
import { listsPath } from "./rules-in-force";
import { withoutMembers } from "./text/member-lists";

/** Takes a watcher off the lists of these anchors, however it got into them. Gives the texts that change, by path. */
export function leaveLists(
  open: OpenRules,
  anchors: Iterable<string>,
  { key }: Identity,
): Result<ReadonlyMap<string, string>, EditRefusal> {
  const { lists } = open;
  const members = new Set<XmlElement>();
  for (const anchor of anchors) {
    for (const member of membersOf(open, anchor, key)) {
      if (member.source !== lists?.source) return fail({ kind: "listed-elsewhere", anchor });
      members.add(member);
    }
  }
  if (lists === undefined || members.size === 0) return ok(new Map());
  return ok(new Map([[listsPath(open.inForce.xui), withoutMembers(lists.root, members)]]));
}

function membersOf(open: OpenRules, anchor: string, sought: string): readonly XmlElement[] {
  const members: XmlElement[] = [];
  open.resolve(anchor, (member, key) => {
    if (key === sought) members.push(member);
  });
  return members;
}
