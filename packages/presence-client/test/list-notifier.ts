import { RLMI_TYPE, type RlmiInstance, type RlmiResource, writeRlmi } from "@porchlight/documents";
import { buildMultipart, type PartToBuild } from "@porchlight/sip-message";
import { enlist, type NotifyParts, type Office, presence, type Script } from "./office";

export const friends = "sip:alice@office.test;pres-list=friends";

export interface TestPart {
  readonly contentType: string;
  readonly text: string;
}

/** A member as a test puts it: no instance, one without a part, or one with it. */
export interface TestMember {
  readonly uri: string;
  readonly name?: string;
  readonly id?: string;
  readonly state?: "pending" | { readonly reason: string };
  readonly part?: TestPart;
}

export interface TestList {
  readonly uri?: string;
  readonly version: number;
  readonly isFull?: boolean;
  readonly members: readonly TestMember[];
}

export const sip = (user: string): string => `sip:${user}@office.test`;

/** A member that has a whole document. */
export const open = (user: string, note = "", basic = "open"): TestMember => ({
  uri: sip(user),
  part: { contentType: "application/pidf+xml", text: presence(sip(user), basic, note) },
});

/** The body of a NOTIFY that tells of a list. */
export function listPart({ uri = friends, version, isFull = true, members }: TestList): TestPart {
  const list = { uri, version, isFull, names: [], resources: members.map(resourceOf) };
  const root = { contentType: RLMI_TYPE, headers: identified("root"), body: writeRlmi(list) };
  const { contentType, body } = buildMultipart({
    subtype: "related",
    boundary: `list-${version}-${uri.replace(/\W/g, "")}`,
    params: [
      ["type", RLMI_TYPE],
      ["start", "<root@office.test>"],
    ],
    parts: [root, ...members.flatMap(partOf)],
  });
  return { contentType, text: body };
}

const partOf = ({ uri, part }: TestMember): PartToBuild[] =>
  part ? [{ contentType: part.contentType, headers: identified(cidOf(uri)), body: part.text }] : [];

const identified = (label: string): [string, string][] => [["Content-ID", `<${label}@office.test>`]];

const cidOf = (uri: string): string => uri.replace(/\W/g, "-");

function resourceOf({ uri, name, id = "i1", state, part }: TestMember): RlmiResource {
  const names = name === undefined ? [] : [{ text: name }];
  return { uri, names, instances: instancesOf(id, state, part && `${cidOf(uri)}@office.test`) };
}

function instancesOf(id: string, state: TestMember["state"], cid: string | undefined): RlmiInstance[] {
  if (state === "pending") return [{ id, state }];
  if (state !== undefined) return [{ id, state: "terminated", reason: state.reason }];
  return cid === undefined ? [] : [{ id, state: "active", cid }];
}

export const notification = (list: TestList, more: NotifyParts = {}): NotifyParts => {
  const { contentType, text } = listPart(list);
  return { contentType, body: text, ...more };
};

/** Answers each SUBSCRIBE for the list with what `list` gives then, and any other as `others` does. */
export const tellList =
  (list: () => NotifyParts, others: Script): Script =>
  (request, office) => {
    if (!isList(request.uri) && !isListDialog(request.header("to"))) return others(request, office);
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    if (!known && /;tag=/.test(request.header("to"))) return { status: 481 };
    const subscriber = known ?? enlist(request, office);
    const left = request.header("expires");
    const ended = left === "0" ? { state: "terminated;reason=timeout", body: "" } : {};
    queueMicrotask(() => office.notify(subscriber, { ...list(), ...ended }));
    return { status: 200, headers: [`Expires: ${left}`, "Require: eventlist"] };
  };

const isList = (uri: string): boolean => uri.includes("pres-list=");
const isListDialog = (to: string): boolean => to.includes("pres-list=");

/** SUBSCRIBEs for lists, and those for single presentities. */
export const asked = (office: Office) => {
  const all = office.of("SUBSCRIBE").filter((each) => each.header("expires") !== "0");
  const isOfList = (each: (typeof all)[number]) => isListDialog(each.header("to"));
  return { lists: all.filter(isOfList), single: all.filter((each) => !isOfList(each)) };
};
