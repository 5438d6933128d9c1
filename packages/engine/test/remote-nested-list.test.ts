import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import type { FederationConfig } from "@porchlight/routing";
import { optionTags, type SipRequest } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import type { ListConfig } from "../src/index";
import { ListReader } from "./list-reader";
import { LIST, services, TAKES_LISTS } from "./list-service";
import { type ListText, listText, type Told } from "./list-text";
import { listed, unlimited } from "./listed-peer";
import { header, type Party } from "./party";
import { heard, lastHeard, reply, send, statuses } from "./phone";
import { ALICE_RULES, everything, many, rule, ruleset } from "./rules";
import { restored, World } from "./world";

const federation: FederationConfig = {
  mode: "allow-list",
  peers: [listed("branch.test")],
  otherwise: { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false },
};

const PLACE = "203.0.113.5";
const TEAM = "sip:team@branch.test";

let world: World;
let alice: Party;
let list: ListReader;
/** The server of branch.test, as it is called by ours. */
let branch: Party;

beforeEach(() => open());

function open(lists: Partial<ListConfig> = {}, notifyIntervalMs = 0): void {
  world = new World({ notifyIntervalMs, federation, lists });
  world.write("rls-services/users/sip:alice@office.test/index", services(TEAM, "sip:bob@office.test"));
  alice = world.connect("alice");
  list = new ListReader(alice);
  branch = world.connect("branch", "tls");
  branch.notifyAnswer = undefined;
  world.lose(branch);
  world.listen("tls", PLACE, 5061, branch);
  world.hops.set("branch.test", [{ transport: "tls", address: PLACE, port: 5061, domain: "branch.test" }]);
}

const watch = (from: Party = alice, headers: readonly string[] = TAKES_LISTS) => {
  const accepted = from.request("SUBSCRIBE", { uri: LIST, headers: ["Event: presence", ...headers] });
  world.pass(0);
  return accepted;
};

function accepted(): SipRequest {
  const subscribe = lastHeard(branch, "SUBSCRIBE");
  reply(branch, subscribe, 200, ["Expires: 3600", "Require: eventlist"]);
  return subscribe;
}

const rows = (of = list): Readonly<Record<string, string>> => of.rows();
const team = (of = list): unknown => {
  const told = rows(of)["team@branch.test"] ?? "";
  return told.startsWith("{") ? JSON.parse(told) : told;
};

const listBody = (version: number, isFull: boolean, members: Readonly<Record<string, Told>>, uri = TEAM) =>
  listText(version, isFull, members, uri);

let notifies = 0;

function tell(
  subscribe: SipRequest,
  { body, contentType }: ListText,
  state = "active;expires=3600",
  entityTag?: string,
) {
  notifies += 1;
  const transaction = send(branch, "NOTIFY", {
    uri: /<([^>]+)>/.exec(header(subscribe, "contact") ?? "")?.[1] ?? "",
    from: `${header(subscribe, "to")?.split(";tag=")[0]};tag=branch${branch.flow.id}`,
    to: header(subscribe, "from") ?? "",
    callId: subscribe.callId,
    cseq: notifies,
    contact: "<sips:there@branch.test;gr>",
    headers: [
      "Event: presence",
      "Require: eventlist",
      `Subscription-State: ${state}`,
      ...(entityTag === undefined ? [] : [`SIP-ETag: ${entityTag}`]),
    ],
    contentType,
    body,
  });
  return statuses(branch, transaction).at(-1);
}

/** Watches the list and hears of the team. */
function told(members: Readonly<Record<string, Told>>): SipRequest {
  watch();
  const subscribe = accepted();
  expect(tell(subscribe, listBody(0, true, members))).toBe(200);
  return subscribe;
}

describe("RLS-030 RLS-041 a member that is a list in another domain", () => {
  test("is asked for with eventlist and its types, and nested with versions and names of parts of our own", () => {
    const subscribe = told({ zoe: "at sea", yan: undefined, xia: { ended: "rejected" } });
    expect(optionTags(subscribe.headers, "supported")).toContain("eventlist");
    expect(header(subscribe, "accept")).toBe("application/pidf+xml, multipart/related, application/rlmi+xml");
    expect(team()).toEqual({
      "zoe@branch.test": "at sea",
      "yan@branch.test": "unknown",
      "xia@branch.test": "ended rejected",
    });
    expect(alice.lastBody).toContain("The Team");
    expect(alice.lastBody).not.toContain("part0@branch.test");
    expect(alice.lastBody).not.toContain("--branch\r\n");
  });

  test("RLS-022 a change of one member there is told as one here", () => {
    const subscribe = told({ zoe: "at sea", yan: "asleep" });
    rows();
    tell(subscribe, listBody(1, false, { zoe: "ashore" }));
    expect(team()).toEqual({ "zoe@branch.test": "ashore", "yan@branch.test": "asleep" });
    expect(alice.lastBody).not.toContain("asleep");
    expect(alice.lastBody).not.toContain("sip:yan@branch.test");
    expect(alice.lastBody).toMatch(/uri="sip:team@branch.test" version="1" fullState="false"/);
  });

  test("RLS-020 whoever subscribes later is told all of it at once, from version 0, by the same subscription", () => {
    const subscribe = told({ zoe: "at sea", yan: "asleep" });
    tell(subscribe, listBody(1, false, { zoe: "ashore" }));
    const again = world.connect("alice");
    const second = new ListReader(again);
    watch(again);
    expect(team(second)).toEqual({ "zoe@branch.test": "ashore", "yan@branch.test": "asleep" });
    expect(again.lastBody).toMatch(/uri="sip:team@branch.test" version="0" fullState="true"/);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(1);
  });

  test("what does not fit into one NOTIFY follows in the next", () => {
    open({ notifyOctets: { stream: 4000, datagram: 4000 } });
    const users = Array.from({ length: 12 }, (_, at) => `user${at}`);
    told(Object.fromEntries(users.map((user) => [user, `${user} ${"is here ".repeat(80)}`])));
    expect(Object.keys(Object(team()))).toEqual(users.map((user) => `${user}@branch.test`));
    expect(JSON.stringify(team())).not.toContain("unknown");
    for (const { body } of alice.notifies) expect(body.length).toBeLessThan(6000);
  });

  test("members that come and go there come and go here; the same told again is no news", () => {
    const subscribe = told({ zoe: "at sea", yan: "asleep" });
    tell(subscribe, listBody(1, true, { yan: "asleep", xia: "new" }));
    expect(team()).toEqual({ "yan@branch.test": "asleep", "xia@branch.test": "new" });
    const before = alice.notifies.length;
    tell(subscribe, listBody(2, true, { yan: "asleep", xia: "new" }));
    expect(alice.notifies).toHaveLength(before);
  });

  test("lists within it are lists within it here, parts of one name and all, each by its own changes", () => {
    const crew = (version: number, note: string): Told => ({
      list: listBody(version, version === 0, { wim: note }, "sip:crew@branch.test"),
    });
    const subscribe = told({ zoe: "at sea", crew: crew(0, "on deck") });
    expect(team()).toEqual({
      "zoe@branch.test": "at sea",
      "crew@branch.test": '{"wim@branch.test":"on deck"}',
    });
    tell(subscribe, listBody(1, false, { crew: crew(1, "below") }));
    expect(team()).toEqual({
      "zoe@branch.test": "at sea",
      "crew@branch.test": '{"wim@branch.test":"below"}',
    });
    expect(alice.lastBody).not.toContain("at sea");
  });

  test("RLS-042 when it ends there it ends here, and is a list again when it is made anew", () => {
    const subscribe = told({ zoe: "at sea" });
    tell(subscribe, listBody(1, false, { zoe: "ashore" }), "terminated;reason=probation;retry-after=30");
    expect(team()).toBe("ended probation");
    world.pass(40_000);
    expect(tell(accepted(), listBody(0, true, { zoe: "back" }))).toBe(200);
    expect(team()).toEqual({ "zoe@branch.test": "back" });
  });

  test("RLS-032 a fetch is told what is known of it", () => {
    told({ zoe: "at sea" });
    const again = world.connect("alice");
    const second = new ListReader(again);
    watch(again, [...TAKES_LISTS, "Expires: 0"]);
    expect(team(second)).toEqual({ "zoe@branch.test": "at sea" });
  });

  test("a server without lists answers with a document, and nothing is different", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, { contentType: "application/pidf+xml", body: pidf({ entity: TEAM, note: "one" }) });
    expect(team()).toBe("one");
  });

  test("RLS-033 a list that becomes one resource is another instance, and the other way round", () => {
    const subscribe = told({ zoe: "at sea" });
    expect(tell(subscribe, { contentType: "application/pidf+xml", body: pidf({ note: "one" }) })).toBe(200);
    expect(team()).toBe("one");
    expect(tell(subscribe, listBody(0, true, { zoe: "again" }))).toBe(200);
    expect(team()).toEqual({ "zoe@branch.test": "again" });
    expect(alice.lastBody).toMatch(/uri="sip:team@branch.test" version="0" fullState="true"/);
  });

  test("RLS-063 a list that the request brought asks for no lists: 421 there, rejected here", () => {
    const body = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="${TEAM}"/></list></resource-lists>`;
    alice.request("SUBSCRIBE", {
      uri: "sip:rls@office.test",
      headers: [
        "Event: presence",
        ...TAKES_LISTS,
        "Require: recipient-list-subscribe",
        "Content-Disposition: recipient-list",
      ],
      contentType: "application/resource-lists+xml",
      body,
    });
    world.pass(0);
    const subscribe = lastHeard(branch, "SUBSCRIBE");
    expect([header(subscribe, "accept"), subscribe.headers.has("supported")]).toEqual([
      "application/pidf+xml",
      false,
    ]);
    reply(branch, subscribe, 421, ["Require: eventlist"]);
    expect(team()).toBe("ended rejected");
  });
});

describe("RLS-022 RLS-028 RLS-034 several instances of one resource elsewhere", () => {
  const zoe = (instances: Readonly<Record<string, string | { readonly ended: string }>>): Told => ({
    instances,
  });
  /** The instances of the last mention, each as its state; ids are the letters in the order in which they came. */
  const ids = new Map<string, string>();
  const mention = (): readonly string[] => {
    const [resource = ""] = alice.lastBody.match(/<resource uri="sip:zoe@branch.test">.*?<.resource>/s) ?? [];
    return [...resource.matchAll(/<instance id="([^"]*)" state="(\w+)"(?: reason="(\w+)")?/g)].map(
      ([, id = "", state, reason]) => {
        const letter = ids.get(id) ?? "abcdef".charAt(ids.size);
        ids.set(id, letter);
        return [letter, state, reason].filter(Boolean).join(" ");
      },
    );
  };

  beforeEach(() => ids.clear());

  test("are all told, each with its id and its part", () => {
    told({ zoe: zoe({ desk: "at her desk", phone: "on the phone" }), yan: "asleep" });
    expect(team()).toEqual({ "zoe@branch.test": "at her desk, on the phone", "yan@branch.test": "asleep" });
    expect(mention()).toEqual(["a active", "b active"]);
  });

  test("a change of one is told with the others beside it", () => {
    const subscribe = told({ zoe: zoe({ desk: "at her desk", phone: "on the phone" }), yan: "asleep" });
    tell(subscribe, listBody(1, false, { zoe: zoe({ desk: "at her desk", phone: "away" }) }));
    expect(team()).toEqual({ "zoe@branch.test": "at her desk, away", "yan@branch.test": "asleep" });
    expect(alice.lastBody).toMatch(/uri="sip:team@branch.test" version="1" fullState="false"/);
    expect(alice.lastBody).not.toContain("asleep");
  });

  test("one that ends is told once, by its reason, as long as another is alive", () => {
    const subscribe = told({ zoe: zoe({ desk: "at her desk", phone: "on the phone" }) });
    expect(mention()).toEqual(["a active", "b active"]);
    tell(subscribe, listBody(1, false, { zoe: zoe({ desk: "at her desk", phone: { ended: "timeout" } }) }));
    expect(mention()).toEqual(["b terminated timeout", "a active"]);
    tell(subscribe, listBody(2, false, { zoe: zoe({ desk: "in a meeting", phone: { ended: "timeout" } }) }));
    expect(team()).toEqual({ "zoe@branch.test": "in a meeting" });
    expect(mention()).toEqual(["a active"]);
  });

  test("one that is not named any more has ended, and one that is new is another", () => {
    const subscribe = told({ zoe: zoe({ desk: "at her desk", phone: "on the phone" }) });
    expect(mention()).toEqual(["a active", "b active"]);
    tell(subscribe, listBody(1, false, { zoe: zoe({ desk: "at her desk", tablet: "on the train" }) }));
    expect(team()).toEqual({ "zoe@branch.test": "at her desk, on the train" });
    expect(mention()).toEqual(["b terminated deactivated", "a active", "c active"]);
  });

  test("when all have ended, each says why", () => {
    const subscribe = told({ zoe: zoe({ desk: "at her desk", phone: "on the phone" }) });
    tell(
      subscribe,
      listBody(1, false, { zoe: zoe({ desk: { ended: "rejected" }, phone: { ended: "timeout" } }) }),
    );
    expect(mention()).toEqual(["a terminated rejected", "b terminated timeout"]);
  });

  test("RLS-023 whoever subscribes later, or again, is told of all, and of the state in each", () => {
    const subscribe = told({ zoe: zoe({ desk: "at her desk", phone: "on the phone" }) });
    tell(subscribe, listBody(1, false, { zoe: zoe({ desk: "at her desk", phone: "away" }) }));
    const again = world.connect("alice");
    const second = new ListReader(again);
    watch(again);
    expect(team(second)).toEqual({ "zoe@branch.test": "at her desk, away" });
  });

  test("RLS-030 two instances that are lists are two lists, with versions of their own", () => {
    const crew = (version: number, note: string) => ({
      list: listBody(version, version === 0, { wim: note }, "sip:crew@branch.test"),
    });
    const subscribe = told({ crew: { instances: { a: crew(0, "on deck"), b: crew(0, "below") } } });
    expect(team()).toEqual({
      "crew@branch.test": '{"wim@branch.test":"on deck"}, {"wim@branch.test":"below"}',
    });
    tell(
      subscribe,
      listBody(1, false, { crew: { instances: { a: crew(0, "on deck"), b: crew(1, "aloft") } } }),
    );
    expect(team()).toEqual({
      "crew@branch.test": '{"wim@branch.test":"on deck"}, {"wim@branch.test":"aloft"}',
    });
  });
});

describe("RLS-021 RLS-035 what is missing of a list elsewhere", () => {
  test("a gap is mended by a refresh, at once, and then not more often than every ten seconds", () => {
    const subscribe = told({ zoe: "at sea", yan: "asleep" });
    tell(subscribe, listBody(3, false, { zoe: "ashore" }));
    expect(team()).toMatchObject({ "zoe@branch.test": "ashore", "yan@branch.test": "asleep" });
    world.pass(0);
    const refresh = lastHeard(branch, "SUBSCRIBE");
    expect([refresh.callId, heard(branch, "SUBSCRIBE").length]).toEqual([subscribe.callId, 2]);
    reply(branch, refresh, 200, ["Expires: 3600"]);
    tell(subscribe, listBody(7, false, { zoe: "away" }));
    tell(subscribe, listBody(9, false, { zoe: "back" }));
    world.pass(9000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(2);
    world.pass(2000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(3);
    reply(branch, lastHeard(branch, "SUBSCRIBE"), 200, ["Expires: 3600"]);
    tell(subscribe, listBody(10, true, { zoe: "back", yan: "awake" }));
    world.pass(60_000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(3);
    expect(team()).toEqual({ "zoe@branch.test": "back", "yan@branch.test": "awake" });
  });

  test("RLS-052 what is missing is asked for without a condition, until all was told", () => {
    const condition = () => header(lastHeard(branch, "SUBSCRIBE"), "suppress-if-match");
    const tells = (version: number, isFull: boolean, note: string, tag: string) =>
      tell(subscribe, listBody(version, isFull, { zoe: note }), "active;expires=600", tag);
    const refreshed = (seconds: number) => {
      world.pass(seconds * 1000);
      reply(branch, lastHeard(branch, "SUBSCRIBE"), 200, ["Expires: 600"]);
      return condition();
    };
    watch();
    const subscribe = accepted();
    tells(0, true, "at sea", "a");
    tells(1, false, "ashore", "b");
    expect(refreshed(300)).toBe("b");
    tells(3, false, "away", "d");
    expect(refreshed(0)).toBeUndefined();
    expect(refreshed(300)).toBeUndefined();
    tells(4, true, "back", "e");
    expect(refreshed(300)).toBe("e");
  });

  test("what is not newer is discarded", () => {
    const subscribe = told({ zoe: "at sea" });
    expect(tell(subscribe, listBody(0, true, { zoe: "old" }))).toBe(200);
    expect(team()).toEqual({ "zoe@branch.test": "at sea" });
  });

  test("a NOTIFY longer than a datagram could be is taken from a stream", () => {
    open({ notifyOctets: { stream: 50_000, datagram: 50_000 } });
    const users = Array.from({ length: 250 }, (_, at) => `user${at}`);
    told(Object.fromEntries(users.map((user) => [user, `${user} is here`])));
    expect(Object.keys(Object(team()))).toHaveLength(250);
    expect(JSON.stringify(team())).toContain("user249 is here");
  });

  test("RLS-053 a part in base64 or quoted-printable is read, the meta-information too", () => {
    const { contentType, body } = listBody(0, true, { zoe: "at sea – now", yan: "asleep" });
    const [root = "", zoe = "", yan = ""] = body.split(/(?=--branch\r\nContent-Type: )/);
    const octets = (text: string) => new TextEncoder().encode(text);
    const base64 = (text: string) => btoa(String.fromCharCode(...octets(text))).replace(/.{60}/g, "$&\r\n");
    const quoted = (text: string) =>
      [...octets(text)].map((each) => `=${each.toString(16).padStart(2, "0")}`).join("");
    const encoded = (part: string, encoding: string, encode: (text: string) => string): string => {
      const [head = "", ...lines] = part.split("\r\n\r\n");
      return `${head}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encode(lines.join("\r\n\r\n").trim())}\r\n`;
    };
    watch();
    const subscribe = accepted();
    const parts = [
      encoded(root, "base64", base64),
      encoded(zoe, "Quoted-Printable", quoted),
      encoded(yan.replace("--branch--", "").trim(), "BASE64", base64),
    ];
    expect(tell(subscribe, { contentType, body: `${parts.join("")}--branch--\r\n` })).toBe(200);
    expect(team()).toEqual({ "zoe@branch.test": "at sea – now", "yan@branch.test": "asleep" });
    expect(alice.lastBody).not.toMatch(/base64|quoted/i);
  });

  test("a part that is not there, or is not in its encoding", () => {
    const { contentType, body } = listBody(0, true, { zoe: "at sea", yan: "asleep" });
    watch();
    const subscribe = accepted();
    const [zoe = "", yan = ""] = body.split(/(?=Content-ID: <part1@)/);
    const broken = `${zoe.replace("<part0@branch.test>", "<lost@branch.test>")}Content-Transfer-Encoding: base64\r\n${yan}`;
    expect(tell(subscribe, { contentType, body: broken })).toBe(200);
    expect(team()).toEqual({ "zoe@branch.test": "unknown", "yan@branch.test": "unknown" });
  });
});

/** A list for Yan as well. */
const shared = (...members: readonly string[]): string =>
  services(...members).replace(
    "<list>",
    '<s:shared-with xmlns:s="urn:porchlight:params:xml:ns:list-sharing"><s:user uri="sip:yan@branch.test"/></s:shared-with><list>',
  );

describe("RLS-049 lists that lead back, or nowhere", () => {
  test("our list in theirs is left out, whatever they say of it, and theirs in itself", () => {
    const ours = (version: number): Told => ({
      list: listBody(version, true, { team: { list: listBody(version, true, { zoe: "deep" }) } }, LIST),
    });
    const subscribe = told({ "friends@office.test": ours(0), team: "itself", zoe: "at sea" });
    expect(team()).toEqual({ "zoe@branch.test": "at sea" });
    const before = alice.notifies.length;
    tell(subscribe, listBody(1, false, { "friends@office.test": ours(1) }));
    expect(alice.notifies).toHaveLength(before);
  });

  test("lists nest three deep; what is deeper is left out", () => {
    const nested = (uri: string, members: Readonly<Record<string, Told>>): Told => ({
      list: listBody(0, true, members, `sip:${uri}@branch.test`),
    });
    told({ one: nested("one", { two: nested("two", { three: nested("three", { zoe: "x" }), yan: "y" }) }) });
    expect(team()).toEqual({ "one@branch.test": '{"two@branch.test":"{\\"yan@branch.test\\":\\"y\\"}"}' });
  });

  test("a list that cannot be read is refused, and one that grows too large; what is known stays", () => {
    open({ limits: { ...DEFAULT_LIST_LIMITS, maxEntries: 20 } });
    const subscribe = told({ zoe: "at sea" });
    const { contentType, body } = listBody(1, false, { zoe: "lost" });
    expect(tell(subscribe, { contentType, body: body.replace("<list ", "<lst ") })).toBe(400);
    expect(tell(subscribe, { contentType, body: body.replaceAll("--branch--", "") })).toBe(400);
    const some = (from: number): Readonly<Record<string, Told>> =>
      Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`m${from + at}`, undefined]));
    expect(tell(subscribe, listBody(1, false, some(0)))).toBe(200);
    expect(tell(subscribe, listBody(2, false, some(10)))).toBe(413);
    expect(team()).toMatchObject({ "zoe@branch.test": "at sea" });
  });

  /** The final answer, which a long list takes some turns for. */
  function subscribes(peer: Party, headers: readonly string[] = []) {
    const transaction = peer.newBranch();
    const from = "<sip:yan@branch.test>;tag=yan";
    const identity = "P-Asserted-Identity: <sip:yan@branch.test>";
    const asks = { uri: LIST, from, headers: ["Event: presence", ...TAKES_LISTS, identity, ...headers] };
    peer.sendRaw(peer.text("SUBSCRIBE", { ...asks, branch: transaction }));
    world.pass(0);
    const answer = peer.responseTo(transaction);
    if (answer === undefined) throw new Error("no answer");
    return answer;
  }

  test("RLS-021 a peer that takes nothing compressed is told of a long list by several NOTIFYs", () => {
    open({ sharingWithPeers: true, limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 } });
    const users = Array.from({ length: 450 }, (_, at) => `sip:p${at}@office.test`);
    world.write("rls-services/users/sip:alice@office.test/index", shared(...users));
    const peer = world.connectPeer("branch.test", "203.0.113.77");
    const theirs = new ListReader(peer);
    expect(subscribes(peer).status).toBe(200);
    world.pass(5000);
    expect(Object.keys(theirs.rows())).toHaveLength(450);
    expect(theirs.documents.map(({ isFull }) => isFull)).toEqual([true, false]);
    for (const { body } of peer.notifies) expect(body.length).toBeLessThan(60_000);
  });

  test("RLS-021 RLS-064 one that takes compressed bodies is told by several too, though of more at a time", () => {
    const limits = { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 };
    open({ sharingWithPeers: true, limits, notifyOctets: { stream: 1_048_576, datagram: 20_000 } });
    const users = Array.from({ length: 800 }, (_, at) => `sip:p${at}@office.test`);
    world.write("rls-services/users/sip:alice@office.test/index", shared(...users));
    const peer = world.connectPeer("branch.test", "203.0.113.77");
    subscribes(peer, ["Accept-Encoding: gzip"]);
    const named = peer.notifies.map(({ body }) => restored(body).match(/<resource /g)?.length ?? 0);
    expect(named.reduce((sum, count) => sum + count, 0)).toBe(800);
    expect(named[0]).toBeGreaterThan(20_000 / 100);
    expect(named[0]).toBeLessThan(20_000 / 48);
  });

  test("RLS-021 RLS-050 what does not fit follows as soon as the last was answered, whatever the merge window", () => {
    open({ sharingWithPeers: true, limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 } }, 60_000);
    const users = Array.from({ length: 900 }, (_, at) => `sip:p${at}@office.test`);
    world.write("rls-services/users/sip:alice@office.test/index", shared(...users));
    const peer = world.connectPeer("branch.test", "203.0.113.77");
    const theirs = new ListReader(peer);
    const subscribed = subscribes(peer);
    world.pass(0);
    expect(Object.keys(theirs.rows())).toHaveLength(900);
    peer.resubscribe(subscribed, 20, TAKES_LISTS);
    world.pass(0);
    expect(Object.keys(theirs.rows())).toHaveLength(900);
    const part = [true, false, false, false];
    expect(theirs.documents.map(({ isFull }) => isFull)).toEqual([...part, ...part]);
  });

  test("RLS-052 RLS-023 who has all of it and says so with a refresh is told nothing", () => {
    open({ sharingWithPeers: true, limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 } });
    const users = Array.from({ length: 900 }, (_, at) => `sip:p${at}@office.test`);
    const document = shared(...users, "sip:carol@office.test");
    world.write("rls-services/users/sip:alice@office.test/index", document);
    world.write(ALICE_RULES.replace("alice", "carol"), ruleset(rule(many(), "allow", everything)));
    const peer = world.connectPeer("branch.test", "203.0.113.77");
    const subscribed = subscribes(peer);
    world.pass(0);
    const tags = peer.notifies.map((notify) => header(notify, "sip-etag"));
    expect(tags).toEqual([undefined, undefined, undefined, expect.any(String)]);
    for (const cseq of [20, 21]) {
      const refreshed = peer.resubscribe(subscribed, cseq, [...TAKES_LISTS, `Suppress-If-Match: ${tags[3]}`]);
      world.pass(0);
      expect([refreshed.status, peer.notifies.length]).toEqual([204, 4]);
    }
    world.connect("carol").publish({ note: "on the list" });
    world.pass(0);
    expect(peer.notifies).toHaveLength(5);
    expect(peer.lastBody.match(/<resource /g)).toHaveLength(1);
  });

  test("RLS-032 a fetch of more than one NOTIFY can name is refused, and the last NOTIFY of a subscription is without it", () => {
    open({ sharingWithPeers: true, limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 } });
    const users = Array.from({ length: 450 }, (_, at) => `sip:p${at}@office.test`);
    world.write("rls-services/users/sip:alice@office.test/index", shared(...users));
    const peer = world.connectPeer("branch.test", "203.0.113.77");
    const fetched = subscribes(peer, ["Expires: 0"]);
    expect([fetched.status, header(fetched, "warning")]).toEqual([513, expect.stringContaining("too long")]);
    expect([peer.notifies, [...world.engine.views.subscriptions()]]).toEqual([[], []]);
    const subscribed = subscribes(peer);
    world.pass(0);
    expect(peer.resubscribe(subscribed, 20, [...TAKES_LISTS, "Expires: 0"]).status).toBe(200);
    const last = peer.lastNotify;
    expect([header(last, "subscription-state"), last.body.length]).toEqual(["terminated;reason=timeout", 0]);
    const fetchedHere = alice.request("SUBSCRIBE", {
      uri: LIST,
      headers: ["Event: presence", "Expires: 0", ...TAKES_LISTS],
    });
    expect([fetchedHere.status, Object.keys(list.rows()).length]).toEqual([200, 450]);
    expect(header(subscribes(peer, ["Expires: 0", "Accept-Encoding: gzip"]), "expires")).toBe("0");
  });

  test("RLS-013 nobody is asked in the name of a watcher of another domain", () => {
    open({ sharingWithPeers: true });
    const members = ["sip:zoe@branch.test", "sip:bob@office.test"];
    world.write("rls-services/users/sip:alice@office.test/index", shared(...members));
    const peer = world.connectPeer("branch.test", "203.0.113.77");
    const theirs = new ListReader(peer);
    const asked = (user: string) =>
      peer.request("SUBSCRIBE", {
        uri: LIST,
        from: `<sip:${user}@branch.test>;tag=${user}`,
        headers: ["Event: presence", ...TAKES_LISTS, `P-Asserted-Identity: <sip:${user}@branch.test>`],
      }).status;
    expect(asked("xia")).toBe(403);
    expect(asked("yan")).toBe(200);
    world.pass(0);
    expect(theirs.rows()).toEqual({ "zoe@branch.test": "ended rejected", bob: "pending" });
  });
});
