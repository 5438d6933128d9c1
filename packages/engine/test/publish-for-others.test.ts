import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { one } from "./rules";
import { World } from "./world";

const RULES = "org.openmobilealliance.pub-rules/users/sip:alice@office.test/pub-rules";
const quick = { notifyIntervalMs: 0 };

const pubRules = (conditions: string, handling: "allow" | "block", allowed: string): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:opub="urn:oma:xml:prs:pub-rules"><cr:rule id="a"><cr:conditions>${conditions}</cr:conditions><cr:actions><opub:pub-handling>${handling}</opub:pub-handling></cr:actions><cr:transformations>${allowed}</cr:transformations></cr:rule></cr:ruleset>`;

const all =
  "<opub:allow-services>true</opub:allow-services><opub:allow-persons>true</opub:allow-persons><opub:allow-all-attributes/>";

const document = (note: string, more = ""): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test"><tuple id="door"><status><basic>open</basic></status><note>${note}</note></tuple>${more}</presence>`;

const person = "<dm:person id='p'><rpid:activities><rpid:meeting/></rpid:activities></dm:person>";

const publishFor = (party: Party, body: string | undefined, headers: readonly string[] = []) =>
  party.request("PUBLISH", {
    uri: "sip:alice@office.test",
    headers: ["Event: presence", ...headers],
    ...(body === undefined ? {} : { body }),
  });

describe("bob publishes for alice", () => {
  test("PRS-017 FLW-012 F12 POL-080 with her leave his publication stands beside hers, with a tag of its own", () => {
    const world = new World(quick);
    world.write(RULES, pubRules(one("bob"), "allow", all));
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    carol.subscribe("alice");
    const hers = alice.publish({ note: "mine" });
    const his = publishFor(bob, document("his"));
    expect(his.status).toBe(200);
    expect(header(his, "sip-etag")).not.toBe(header(hers, "sip-etag"));
    expect(carol.lastBody).toContain("mine");
    expect(carol.lastBody).toContain("his");
    expect(
      publishFor(bob, undefined, [`SIP-If-Match: ${header(his, "sip-etag")}`, "Expires: 0"]).status,
    ).toBe(200);
    expect(carol.lastBody).not.toContain("his");
  });

  test("FLW-012 F12 without it, 403 and her document as it was", () => {
    for (const rules of [
      undefined,
      pubRules(one("carol"), "allow", all),
      pubRules(one("bob"), "block", all),
      "no xml",
    ]) {
      const world = new World(quick);
      if (rules !== undefined) world.write(RULES, rules);
      const [alice, bob] = [world.connect("alice"), world.connect("bob")];
      alice.publish({ note: "mine" });
      expect(publishFor(bob, document("his")).status).toBe(403);
      alice.subscribe("alice");
      expect(alice.lastBody).not.toContain("his");
    }
  });

  test("POL-080 what he may not say is left out, over a crash too; nothing left is 403", () => {
    const world = new World(quick);
    world.write(RULES, pubRules(one("bob"), "allow", "<opub:allow-services>true</opub:allow-services>"));
    const bob = world.connect("bob");
    expect(publishFor(bob, document("his", person)).status).toBe(200);
    const seen = (): string => {
      const carol = world.connect("carol");
      carol.subscribe("alice");
      return carol.lastBody;
    };
    const before = seen();
    world.crash();
    for (const body of [before, seen()]) {
      expect(body).toContain("open");
      expect(body).not.toContain("his");
      expect(body).not.toContain("meeting");
    }
    world.write(RULES, pubRules(one("bob"), "allow", "<opub:allow-devices>true</opub:allow-devices>"));
    expect(publishFor(world.connect("bob"), document("his", person)).status).toBe(403);
  });

  test("POL-080 the tags of other sources name nothing to him; alice may remove what he published", () => {
    const world = new World(quick);
    world.write(RULES, pubRules(one("bob"), "allow", all));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const hers = header(alice.publish({ note: "mine" }), "sip-etag");
    expect(publishFor(bob, undefined, [`SIP-If-Match: ${hers}`, "Expires: 0"]).status).toBe(412);
    const his = header(publishFor(bob, document("his")), "sip-etag") ?? "";
    expect(alice.republish(his, ["Expires: 0"]).status).toBe(200);
  });

  test("POL-080 a rule that is withdrawn refuses his next refresh", () => {
    const world = new World(quick);
    world.write(RULES, pubRules(one("bob"), "allow", all));
    const bob = world.connect("bob");
    const tag = header(publishFor(bob, document("his")), "sip-etag");
    world.write(RULES);
    expect(publishFor(bob, undefined, [`SIP-If-Match: ${tag}`]).status).toBe(403);
  });
});
