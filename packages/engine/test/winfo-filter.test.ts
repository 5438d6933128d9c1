import { readWatcherInfo, type WatcherInfo } from "@porchlight/documents";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { ALICE_RULES, one, rule, ruleset } from "./rules";
import { World } from "./world";

const WATCHER = '/wi:watcherinfo/wi:watcher-list[@package="presence"]/ wi:watcher';

const filterSet = (inside: string, attributes = ""): string =>
  `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter">
     <ns-bindings><ns-binding prefix="wi" urn="urn:ietf:params:xml:ns:watcherinfo"/></ns-bindings>
     <filter id="123" uri="sip:alice@office.test"${attributes}>${inside}</filter>
   </filter-set>`;

const only = (predicate: string): string =>
  `<what><include>
     ${WATCHER}[${predicate}]
   </include></what>`;

const watch = (alice: Party, body: string, headers: readonly string[] = []) =>
  alice.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: ["Event: presence.winfo", ...headers],
    contentType: "application/simple-filter+xml",
    body,
  });

function info(party: Party): WatcherInfo {
  const read = readWatcherInfo(party.lastBody);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const told = (party: Party): readonly string[] =>
  info(party).lists.flatMap(({ watchers }) =>
    watchers.map(({ uri, status, event }) => `${uri.slice(4).split("@")[0]} ${status} ${event}`),
  );

function office(rules: string) {
  const world = new World({ notifyIntervalMs: 0 });
  if (rules !== "") world.write(ALICE_RULES, rules);
  return {
    world,
    alice: world.connect("alice"),
    bob: world.connect("bob"),
    carol: world.connect("carol"),
  };
}

const ASKS_CAROL = ruleset(rule(one("bob"), "allow"), rule(one("carol"), "confirm"));
const BLOCKS_CAROL = ruleset(rule(one("bob"), "allow"), rule(one("carol"), "block"));

describe("alice filters what she is told of her watchers", () => {
  test("PRS-095 only the active ones (RFC 4660 section 7.2.1), schema-valid with what the schema asks for", () => {
    const { alice, bob, carol } = office(ASKS_CAROL);
    bob.subscribe("alice");
    carol.subscribe("alice");
    expect(watch(alice, filterSet(only('@status="active"'))).status).toBe(200);
    expect(info(alice)).toMatchObject({ version: 0, state: "full" });
    expect(info(alice).lists).toMatchObject([
      { resource: "sip:alice@office.test", eventPackage: "presence" },
    ]);
    expect(told(alice)).toEqual(["bob active subscribe"]);
  });

  test("PRS-095 only those with a long subscription (section 7.2.2), in a fetch", () => {
    const { world, alice, bob, carol } = office("");
    bob.subscribe("alice");
    world.pass(501_000);
    carol.subscribe("alice");
    watch(alice, filterSet(only("@duration-subscribed>500")), ["Expires: 0"]);
    expect(told(alice)).toEqual(["bob active subscribe"]);
  });

  test("PRS-095 rejections alone, when somebody pending is rejected (section 7.2.3)", () => {
    const { world, alice, bob, carol } = office(ASKS_CAROL);
    carol.subscribe("alice");
    const trigger = '<trigger><changed from="pending" to="terminated"> //@status </changed></trigger>';
    watch(alice, filterSet(`${only('@status="terminated" and @event="rejected"')}${trigger}`));
    const first = alice.notifies.length;
    expect(header(alice.lastNotify, "content-length")).toBe("0");
    bob.subscribe("alice");
    expect(alice.notifies).toHaveLength(first);
    world.write(ALICE_RULES, BLOCKS_CAROL);
    expect(alice.notifies).toHaveLength(first + 1);
    expect(told(alice)).toEqual(["carol terminated rejected"]);
  });

  test("PRS-095 a watcher that the filter no longer selects is gone from the next document, which is whole", () => {
    const { world, alice, bob, carol } = office("");
    bob.subscribe("alice");
    carol.subscribe("alice");
    watch(alice, filterSet(only('@status="active"')));
    expect(told(alice)).toEqual(["bob active subscribe", "carol active subscribe"]);
    world.write(ALICE_RULES, ASKS_CAROL);
    expect(info(alice)).toMatchObject({ version: 1, state: "full" });
    expect(told(alice)).toEqual(["bob active subscribe"]);
  });

  test("PRS-095 a change that the filter does not let through is no NOTIFY, however often it comes", () => {
    const { world, alice, bob, carol } = office(ASKS_CAROL);
    bob.subscribe("alice");
    watch(alice, filterSet(only('@status="active"')));
    const sent = alice.notifies.length;
    for (let round = 0; round < 3; round++) {
      carol.subscribe("alice");
      world.pass(2000);
    }
    expect(alice.notifies).toHaveLength(sent);
  });

  test("PRS-095 a refresh keeps the filter, one that removes it tells all again", () => {
    const { alice, bob, carol } = office(ASKS_CAROL);
    bob.subscribe("alice");
    carol.subscribe("alice");
    const accepted = watch(alice, filterSet(only('@status="active"')));
    const again = (cseq: number, body?: string) =>
      alice.request("SUBSCRIBE", {
        uri: header(accepted, "contact")?.replace(/[<>]/g, "") ?? "",
        to: header(accepted, "to") ?? "",
        from: header(accepted, "from") ?? "",
        callId: accepted.callId,
        cseq,
        headers: ["Event: presence.winfo"],
        ...(body === undefined ? {} : { contentType: "application/simple-filter+xml", body }),
      });
    again(2);
    expect(told(alice)).toEqual(["bob active subscribe"]);
    again(3, filterSet("", ' remove="true"'));
    expect(told(alice)).toEqual(["bob active subscribe", "carol pending subscribe"]);
  });

  test.each([
    [
      "for another package",
      '<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter" package="presence"/>',
      488,
    ],
    ["that is no filter", "<filter-set", 488],
  ])("PRS-095 a filter %s is refused", (_, body, status) => {
    const { alice } = office("");
    expect(watch(alice, body).status).toBe(status);
  });

  test("PRS-095 the filter lives on after a crash", () => {
    const { world, alice, bob } = office(ASKS_CAROL);
    bob.subscribe("alice");
    watch(alice, filterSet(only('@status="active"')));
    world.crash();
    const again = world.connect("alice");
    const before = again.notifies.length;
    world.connect("carol").subscribe("alice");
    world.pass(60_000);
    for (const notify of again.notifies.slice(before)) expect(notify.body.toString()).not.toContain("carol");
  });
});
