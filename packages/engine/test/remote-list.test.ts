import type { ChargingRecord } from "@porchlight/accounting";
import type { FederationConfig } from "@porchlight/routing";
import { buildMultipart, decodeUtf8, type SipRequest } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import { ListReader } from "./list-reader";
import { LIST, services, TAKES_LISTS } from "./list-service";
import { listed, unlimited } from "./listed-peer";
import { header, type Party } from "./party";
import { heard, lastHeard, reply, send, statuses } from "./phone";
import { reversed, World, type WorldOptions } from "./world";

const federation: FederationConfig = {
  mode: "allow-list",
  peers: [listed("branch.test"), listed("shy.test", { trust: "untrusted" })],
  otherwise: { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false },
};

const PLACE = "203.0.113.5";
let world: World;
let alice: Party;
let list: ListReader;
/** The server of branch.test, as it is called by ours. */
let branch: Party;

beforeEach(() => open());

function open(options: Pick<WorldOptions, "limits" | "lists"> = {}): void {
  world = new World({ notifyIntervalMs: 0, federation, ...options });
  serves("sip:zoe@branch.test", "sip:bob@office.test");
  alice = world.connect("alice");
  list = new ListReader(alice);
  branch = world.connect("branch", "tls");
  branch.notifyAnswer = undefined;
  world.lose(branch);
  world.listen("tls", PLACE, 5061, branch);
  world.hops.set("branch.test", [{ transport: "tls", address: PLACE, port: 5061, domain: "branch.test" }]);
}

const serves = (...members: readonly string[]): void =>
  world.write("rls-services/users/sip:alice@office.test/index", services(...members));

const watch = (from: Party = alice, headers: readonly string[] = []) => {
  const accepted = from.request("SUBSCRIBE", {
    uri: LIST,
    headers: ["Event: presence", ...TAKES_LISTS, ...headers],
  });
  world.pass(0);
  return accepted;
};

const uriIn = (contact: string | undefined): string => /<([^>]+)>/.exec(contact ?? "")?.[1] ?? "";

/** Rows by user, whatever the domain. */
const rows = (of = list): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of.rows()).map(([name, row]) => [name.split("@")[0], row]));

let notifies = 0;

/** The branch tells of a subscription; the status that it is answered with. */
function tell(
  subscribe: SipRequest,
  state: string,
  body?: string,
  more: {
    readonly from?: Party;
    readonly cseq?: number;
    readonly tag?: string;
    readonly type?: string;
    readonly coding?: string;
    readonly entityTag?: string;
  } = {},
): number | undefined {
  notifies += 1;
  const from = more.from ?? branch;
  const transaction = send(from, "NOTIFY", {
    uri: uriIn(header(subscribe, "contact")),
    from: `${header(subscribe, "to")};tag=${more.tag ?? `branch${branch.flow.id}`}`,
    to: header(subscribe, "from") ?? "",
    callId: subscribe.callId,
    cseq: more.cseq ?? notifies,
    contact: "<sips:there@branch.test;gr>",
    headers: [
      "Event: presence",
      `Subscription-State: ${state}`,
      ...(more.coding === undefined ? [] : [`Content-Encoding: ${more.coding}`]),
      ...(more.entityTag === undefined ? [] : [`SIP-ETag: ${more.entityTag}`]),
    ],
    ...(body === undefined ? {} : { body }),
    ...(more.type === undefined ? {} : { contentType: more.type }),
  });
  return statuses(from, transaction).at(-1);
}

const zoe = (note: string): string => pidf({ entity: "sip:zoe@branch.test", note });

function accepted(): SipRequest {
  const subscribe = lastHeard(branch, "SUBSCRIBE");
  reply(branch, subscribe, 200, ["Expires: 3600"]);
  return subscribe;
}

describe("RLS-041 a member in another domain", () => {
  test("F18 is subscribed to as the watcher, and its state follows the first NOTIFY of the list", () => {
    watch();
    expect(rows()).toEqual({ bob: "nothing", zoe: "unknown" });
    const subscribe = accepted();
    expect([
      subscribe.uri,
      header(subscribe, "to"),
      header(subscribe, "event"),
      header(subscribe, "accept"),
    ]).toEqual([
      "sip:zoe@branch.test",
      "<sip:zoe@branch.test>",
      "presence",
      "application/pidf+xml, multipart/related, application/rlmi+xml",
    ]);
    expect(header(subscribe, "from")).toMatch(/^<sip:alice@office\.test>;tag=/);
    expect(header(subscribe, "p-asserted-identity")).toBe("<sip:alice@office.test>");
    expect(header(subscribe, "contact")).toMatch(/^<sips:[^@]+@office\.test;gr>$/);
    expect(tell(subscribe, "active;expires=3600", zoe("at sea"))).toBe(200);
    expect(rows()).toEqual({ bob: "nothing", zoe: "at sea" });
  });

  test("RLS-064 it may be told in gzip and deflate, of which no more is made than a list may be long", () => {
    open({ limits: { bodyOctets: 64 }, lists: { notifyOctets: { stream: 300, datagram: 300 } } });
    watch();
    const subscribe = accepted();
    expect(header(subscribe, "accept-encoding")).toBe("gzip, deflate, identity");
    const told = (note: string, coding: string) =>
      tell(subscribe, "active;expires=3600", reversed(zoe(note)), { coding });
    expect(told("at sea", "gzip")).toBe(200);
    expect(rows()).toMatchObject({ zoe: "at sea" });
    expect([told("lost", "deflate"), told("lost", "br"), told("far ".repeat(100), "gzip")]).toEqual([
      400, 415, 413,
    ]);
    expect(rows()).toMatchObject({ zoe: "at sea" });
  });

  test("RLS-053 its document is passed on as it came, to the octet", () => {
    watch();
    const body = `<?xml version="1.0"?>\n<!-- signed -->${zoe("at sea").replace(/^<\?xml[^>]*>/, "")}`;
    tell(accepted(), "active;expires=3600", body);
    expect(alice.lastBody).toContain(body);
  });

  test("the state of now comes with the first NOTIFY of the next list of the same watcher: one subscription serves both", () => {
    watch();
    tell(accepted(), "active;expires=3600", zoe("at sea"));
    const again = world.connect("alice");
    const second = new ListReader(again);
    watch(again);
    expect(rows(second)).toMatchObject({ zoe: "at sea" });
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(1);
  });

  test("RLS-048 a list of another user has a subscription of its own", () => {
    watch();
    accepted();
    world.write(
      "rls-services/users/sip:bob@office.test/index",
      services("sip:zoe@branch.test").replace(LIST, "sip:mine@office.test"),
    );
    const bob = world.connect("bob");
    bob.request("SUBSCRIBE", { uri: "sip:mine@office.test", headers: ["Event: presence", ...TAKES_LISTS] });
    world.pass(0);
    expect(heard(branch, "SUBSCRIBE").map((each) => header(each, "p-asserted-identity"))).toEqual([
      "<sip:alice@office.test>",
      "<sip:bob@office.test>",
    ]);
  });

  test("RLS-047 an anonymous watcher stays anonymous, and towards who is not trusted unnamed", () => {
    world.hops.set("shy.test", [{ transport: "tls", address: PLACE, port: 5061, domain: "shy.test" }]);
    serves("sip:zoe@branch.test", "sip:yan@shy.test");
    watch(alice, ["Privacy: id"]);
    const [first, second] = heard(branch, "SUBSCRIBE");
    const seen = [first, second].map(
      (each) => each && [header(each, "from")?.split(";")[0], header(each, "privacy")],
    );
    expect(seen[0]).toEqual(['"Anonymous" <sip:anonymous@anonymous.invalid>', "id"]);
    expect(first && header(first, "p-asserted-identity")).toBe("<sip:alice@office.test>");
    expect(second?.headers.has("p-asserted-identity")).toBe(false);
  });

  test("a pending one is pending; approved, it is told", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "pending;expires=3600");
    expect(rows()).toMatchObject({ zoe: "pending" });
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    expect(rows()).toMatchObject({ zoe: "at sea" });
  });

  test("RLS-028 one that is decided on again and says what it said before is told again", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    tell(subscribe, "pending;expires=3600");
    expect(rows()).toMatchObject({ zoe: "pending" });
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    expect(rows()).toMatchObject({ zoe: "at sea" });
  });

  test("RLS-043 the list is given up, or the member taken off it: its subscription ends, and its last NOTIFY is taken", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    serves("sip:bob@office.test");
    const last = lastHeard(branch, "SUBSCRIBE");
    expect([header(last, "expires"), last.callId, last.to.tag, last.uri]).toEqual([
      "0",
      subscribe.callId,
      `branch${branch.flow.id}`,
      "sips:there@branch.test;gr",
    ]);
    reply(branch, last, 200, ["Expires: 0"]);
    expect(tell(subscribe, "terminated;reason=timeout")).toBe(200);
    expect(tell(subscribe, "active", zoe("ghost"))).not.toBe(200);
    expect(rows()).toEqual({ bob: "nothing" });
  });

  test("it is refreshed before it expires, by itself, within its dialog", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    world.pass(3_000_000);
    const refresh = lastHeard(branch, "SUBSCRIBE");
    expect([refresh.callId, refresh.cseq.number, header(refresh, "expires")]).toEqual([
      subscribe.callId,
      2,
      "3600",
    ]);
  });
});

describe("RLS-052 RFC 5839 what is known of a member elsewhere is not told again with a refresh", () => {
  const condition = () => header(lastHeard(branch, "SUBSCRIBE"), "suppress-if-match");

  test("by its latest entity-tag, and 204 leaves all as it is", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=600", zoe("at sea"), { entityTag: "one" });
    tell(subscribe, "active;expires=600", zoe("ashore"), { entityTag: "two" });
    expect(condition()).toBeUndefined();
    world.pass(300_000);
    expect(condition()).toBe("two");
    reply(branch, lastHeard(branch, "SUBSCRIBE"), 204, ["Expires: 600"]);
    expect(rows()).toMatchObject({ zoe: "ashore" });
    world.pass(300_000);
    expect([heard(branch, "SUBSCRIBE").length, condition()]).toEqual([3, "two"]);
  });

  test.each([["*"], ["no token"], [undefined]])("never by %s", (entityTag) => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=600", zoe("at sea"), { entityTag: "one" });
    tell(subscribe, "active;expires=600", zoe("ashore"), entityTag === undefined ? {} : { entityTag });
    world.pass(300_000);
    expect([heard(branch, "SUBSCRIBE").length, condition()]).toEqual([2, undefined]);
  });

  test("nor by one of another dialog, nor when it is ended", () => {
    const front = watch();
    tell(accepted(), "active;expires=600", zoe("at sea"), { entityTag: "one" });
    tell(lastHeard(branch, "SUBSCRIBE"), "terminated;reason=deactivated");
    world.pass(0);
    expect([heard(branch, "SUBSCRIBE").length, condition()]).toEqual([2, undefined]);
    tell(accepted(), "active;expires=600", zoe("at sea"), { entityTag: "one", tag: "anew" });
    alice.resubscribe(front, 20, [...TAKES_LISTS, "Expires: 0"]);
    world.pass(0);
    const last = lastHeard(branch, "SUBSCRIBE");
    expect([header(last, "expires"), condition()]).toEqual(["0", undefined]);
  });
});

describe("RLS-042 a back end that ends or is refused", () => {
  test.each([
    [403, "rejected"],
    [603, "rejected"],
    [404, "noresource"],
    [401, "rejected"],
  ])("%i is told as terminated, %s, and not tried again before the list is refreshed", (status, reason) => {
    const front = watch();
    reply(branch, lastHeard(branch, "SUBSCRIBE"), status);
    expect(rows()).toMatchObject({ zoe: `ended ${reason}` });
    world.pass(3_000_000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(1);
    alice.request("SUBSCRIBE", {
      uri: uriIn(header(front, "contact")),
      to: header(front, "to") ?? "",
      from: header(front, "from") ?? "",
      callId: front.callId,
      cseq: 5,
      headers: ["Event: presence", ...TAKES_LISTS],
    });
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(2);
  });

  test.each(["rejected", "noresource"])("terminated;reason=%s is told, and stays", (reason) => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    tell(subscribe, `terminated;reason=${reason}`);
    expect(rows()).toMatchObject({ zoe: `ended ${reason}` });
    world.pass(600_000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(1);
  });

  test.each(["deactivated", "timeout"])(
    "terminated;reason=%s: made anew at once, with another instance",
    (reason) => {
      watch();
      const subscribe = accepted();
      tell(subscribe, "active;expires=3600", zoe("at sea"));
      tell(subscribe, `terminated;reason=${reason}`);
      const anew = lastHeard(branch, "SUBSCRIBE");
      expect([anew.callId === subscribe.callId, anew.to.tag]).toEqual([false, undefined]);
      reply(branch, anew, 200, ["Expires: 3600"]);
      tell(anew, "active;expires=3600", zoe("ashore"));
      expect(rows()).toMatchObject({ zoe: "ashore" });
    },
  );

  test("probation with Retry-After: not before that", () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    tell(subscribe, "terminated;reason=probation;retry-after=300");
    expect(rows()).toMatchObject({ zoe: "ended probation" });
    world.pass(299_000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(1);
    world.pass(40_000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(2);
  });

  test("481 to a refresh: made anew; a refresh that fails in passing leaves what is known", () => {
    watch();
    tell(accepted(), "active;expires=3600", zoe("at sea"));
    world.pass(3_000_000);
    reply(branch, lastHeard(branch, "SUBSCRIBE"), 503, ["Retry-After: 20"]);
    expect(rows()).toMatchObject({ zoe: "at sea" });
    world.pass(30_000);
    expect(heard(branch, "SUBSCRIBE")).toHaveLength(3);
    reply(branch, lastHeard(branch, "SUBSCRIBE"), 481);
    expect(lastHeard(branch, "SUBSCRIBE").to.tag).toBeUndefined();
  });

  test("423: asked for as long as the notifier wants, once", () => {
    watch();
    reply(branch, lastHeard(branch, "SUBSCRIBE"), 423, ["Min-Expires: 7200"]);
    expect(header(lastHeard(branch, "SUBSCRIBE"), "expires")).toBe("7200");
  });

  test("a domain that is not found, or never answers: told so, and tried again at growing distance", () => {
    world.hops.delete("branch.test");
    watch();
    world.pass(0);
    expect(rows()).toMatchObject({ zoe: "ended probation" });
    world.hops.set("branch.test", [{ transport: "tls", address: PLACE, port: 5061, domain: "branch.test" }]);
    world.pass(15_000);
    tell(accepted(), "active;expires=3600", zoe("at sea"));
    expect(rows()).toMatchObject({ zoe: "at sea" });
  });

  test("a 200 without a NOTIFY is no subscription", () => {
    watch();
    accepted();
    world.pass(33_000);
    expect(rows()).toMatchObject({ zoe: "ended probation" });
  });

  test("a domain that nothing was agreed with: rejected, and nothing leaves", () => {
    serves("sip:zoe@elsewhere.test");
    watch();
    expect(rows()).toEqual({ zoe: "ended rejected" });
  });
});

describe("a peer that lies", () => {
  const told = () => {
    watch();
    const subscribe = accepted();
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    return subscribe;
  };

  test("COR-071 a NOTIFY of somebody else, who has learned of the dialog: 403", () => {
    const subscribe = told();
    const other = world.connectPeer("shy.test", "203.0.113.77");
    expect(tell(subscribe, "active", zoe("forged"), { from: other })).toBe(403);
    expect(rows()).toMatchObject({ zoe: "at sea" });
  });

  test("an old CSeq, another tag, another package, another type, a state that cannot be read", () => {
    const subscribe = told();
    expect(tell(subscribe, "active", zoe("old"), { cseq: 1 })).toBe(500);
    expect(tell(subscribe, "active", zoe("fork"), { tag: "fork" })).toBe(481);
    expect(tell(subscribe, "active", "<html/>", { type: "text/html" })).toBe(415);
    expect(tell(subscribe, "")).toBe(400);
    expect(rows()).toMatchObject({ zoe: "at sea" });
  });

  test("a NOTIFY to nobody: 481 or 404, never more", () => {
    branch.flow = { ...branch.flow };
    const subscribe = told();
    const nobody = { ...subscribe, headers: subscribe.headers };
    expect([404, 481]).toContain(tell({ ...nobody, callId: "unknown" }, "active", zoe("ghost")));
  });

  test("it ends everything at once, again and again: not faster than we like", () => {
    let subscribe = told();
    for (let round = 0; round < 20; round += 1) {
      tell(subscribe, "terminated;reason=deactivated");
      const next = lastHeard(branch, "SUBSCRIBE");
      if (next.callId === subscribe.callId) break;
      subscribe = next;
      reply(branch, subscribe, 200, ["Expires: 3600"]);
    }
    expect(heard(branch, "SUBSCRIBE").length).toBeLessThan(4);
  });
});

describe("RLS-060 a list in the request with members in other domains", () => {
  const LISTS_TYPE = "application/resource-lists+xml";
  const FILTER_TYPE = "application/simple-filter+xml";
  const brought = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="sip:zoe@branch.test"/><entry uri="sip:bob@office.test"/></list></resource-lists>`;
  const filter = `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><filter id="f" uri="sip:zoe@branch.test"><what><exclude>//note</exclude></what></filter></filter-set>`;

  const bring = (contentType: string, body: string, headers: readonly string[] = []) => {
    const status = alice.request("SUBSCRIBE", {
      uri: "sip:rls@office.test",
      headers: ["Event: presence", ...TAKES_LISTS, "Require: recipient-list-subscribe", ...headers],
      contentType,
      body,
    }).status;
    world.pass(0);
    return status;
  };

  test("RLS-040 none of them learns who else is on it", () => {
    expect(bring(LISTS_TYPE, brought, ["Content-Disposition: recipient-list"])).toBe(200);
    const subscribe = accepted();
    expect([subscribe.body.length, header(subscribe, "content-type")]).toEqual([0, undefined]);
    tell(subscribe, "active;expires=3600", zoe("at sea"));
    expect(rows()).toEqual({ bob: "nothing", zoe: "at sea" });
  });

  test("RLS-045 a filter beside it is for their notifiers to apply", () => {
    const { contentType, body } = buildMultipart({
      subtype: "mixed",
      boundary: "of-the-request",
      parts: [
        { contentType: LISTS_TYPE, headers: [["Content-Disposition", "recipient-list"]], body: brought },
        { contentType: FILTER_TYPE, body: filter },
      ],
    });
    expect(bring(contentType, body)).toBe(200);
    const subscribe = accepted();
    expect(header(subscribe, "content-type")).toBe(FILTER_TYPE);
    const text = decodeUtf8(subscribe.body) ?? "";
    expect(text).toContain("//note");
    expect(text).not.toContain("sip:bob@");
  });
});

test("RLS-041 after a restart the members elsewhere are subscribed to anew; old dialogs are unknown here", () => {
  watch();
  const before = accepted();
  tell(before, "active;expires=3600", zoe("at sea"));
  world.crash();
  world.reconnect(alice);
  const subscribes = () => heard(branch, "SUBSCRIBE").filter(({ callId }) => callId !== before.callId);
  world.pass(31_000);
  expect(subscribes()).toHaveLength(1);
});

test("PRV-040 a back end in another domain is recorded as it is asked for, refused and ended, with its list", () => {
  const records: ChargingRecord[] = [];
  const accounting = {
    takesBackEnds: true,
    takesStrangers: true,
    recordAlike: () => {},
    takesNotify: () => false,
    record: (record: ChargingRecord) => {
      if (record.called === "sip:zoe@branch.test") records.push(record);
    },
  };
  world = new World({ notifyIntervalMs: 0, federation, accounting });
  serves("sip:zoe@branch.test");
  const there = world.connect("branch", "tls");
  there.notifyAnswer = undefined;
  world.lose(there);
  world.listen("tls", PLACE, 5061, there);
  world.hops.set("branch.test", [{ transport: "tls", address: PLACE, port: 5061, domain: "branch.test" }]);
  watch(world.connect("alice"));
  reply(there, lastHeard(there, "SUBSCRIBE"), 200, ["Expires: 3600"]);
  world.pass(45_000);
  reply(there, lastHeard(there, "SUBSCRIBE"), 403);
  expect(
    records.map(({ action, caller, list, source, status }) => [source, action, caller, list?.uri, status]),
  ).toEqual([
    ["list", "initial", "sip:alice@office.test", LIST, 200],
    ["list", "initial", "sip:alice@office.test", LIST, 403],
  ]);
});
