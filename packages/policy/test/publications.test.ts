import { writePresence } from "@porchlight/documents";
import { describe, expect, test } from "vitest";
import {
  compilePublicationRules,
  decidePublication,
  identityOf,
  type PublicationQuestion,
  stripPublication,
  watcherOf,
} from "../src/index";
import { ALICE, NOON, presence, rulesText } from "./policy-world";
import rich from "./rich.xml?raw";

const AGENT = "sip:calendar@example.com";

const rule = (actions: string, transformations = "", conditions = ""): string =>
  `<cr:rule id="r${actions.length}-${transformations.length}"><cr:conditions>${conditions}</cr:conditions><cr:actions>${actions}</cr:actions><cr:transformations>${transformations}</cr:transformations></cr:rule>`;
const ALLOW = "<opub:pub-handling>allow</opub:pub-handling>";
const COMPONENTS =
  "<opub:allow-services>true</opub:allow-services><opub:allow-persons>true</opub:allow-persons><opub:allow-devices>true</opub:allow-devices>";

const asked = (
  publisher: string,
  rules: readonly string[] | undefined,
  more: Partial<PublicationQuestion> = {},
) =>
  decidePublication({
    presentity: identityOf(ALICE),
    publisher: watcherOf([publisher]),
    isProvisionedAgent: false,
    rules: rules === undefined ? undefined : compilePublicationRules(rulesText(...rules)),
    now: NOON,
    sphere: undefined,
    lists: () => ({ members: new Set(), isCutShort: false }),
    anonymousMode: "oma",
    ...more,
  });

const published = (transformations: string): string =>
  writePresence(
    stripPublication(presence(rich), asked(AGENT, [rule(ALLOW, transformations)]).content).document,
  );

describe("POL-080 who may publish", () => {
  test("POL-080 the presentity and provisioned agents, whatever the rules say", () => {
    for (const rules of [undefined, [], [rule("<opub:pub-handling>block</opub:pub-handling>")]]) {
      expect(asked(ALICE, rules)).toMatchObject({
        mayPublish: true,
        mayWritePermanentState: true,
        basis: "own-access",
      });
      expect(asked(AGENT, rules, { isProvisionedAgent: true })).toMatchObject({
        mayPublish: true,
        basis: "agent",
      });
      expect(asked(AGENT, rules)).toMatchObject({ mayPublish: false, mayWritePermanentState: false });
    }
  });

  test("POL-080 whom a rule allows", () => {
    const conditions = `<cr:identity><cr:one id="${AGENT}"/></cr:identity>`;
    expect(asked(AGENT, [rule(ALLOW, "", conditions)]).mayPublish).toBe(true);
    expect(asked("sip:bob@example.com", [rule(ALLOW, "", conditions)]).mayPublish).toBe(false);
    expect(
      asked(AGENT, [rule(ALLOW), rule("<opub:pub-handling>block</opub:pub-handling>", " ")]).mayPublish,
    ).toBe(true);
  });

  test("POL-081 permanent state apart from publications", () => {
    expect(asked(AGENT, [rule("<opub:perm-handling>allow</opub:perm-handling>")])).toMatchObject({
      mayPublish: false,
      mayWritePermanentState: true,
    });
    expect(asked(AGENT, [rule(ALLOW)])).toMatchObject({ mayPublish: true, mayWritePermanentState: false });
  });

  test("POL-004 rules that cannot be read allow nobody else", () => {
    expect(asked(AGENT, undefined, { rules: compilePublicationRules("<x/>") })).toMatchObject({
      mayPublish: false,
      basis: "unreadable-rules",
    });
  });

  test("POL-080 an anonymous publisher shows no identity", () => {
    const publisher = watcherOf([AGENT], true);
    const conditions = `<cr:identity><cr:one id="${AGENT}"/></cr:identity>`;
    expect(asked(AGENT, [rule(ALLOW, "", conditions)], { publisher }).mayPublish).toBe(false);
    expect(
      asked(AGENT, [rule(ALLOW, "", conditions)], { publisher, anonymousMode: "rfc5025" }).mayPublish,
    ).toBe(true);
  });
});

describe("POL-080 what is taken of a publication", () => {
  test.each([
    ["allow-activities", "<rpid:activities"],
    ["allow-class", "<rpid:class>"],
    ["allow-mood", "<rpid:mood>"],
    ["allow-place-type", "<rpid:place-type>"],
    ["allow-status-icon", "<rpid:status-icon>"],
    ["allow-time-offset", "<rpid:time-offset"],
    ["allow-note", "<dm:note>"],
    ["allow-willingness", "<op:willingness>"],
    ["allow-network-availability", "<op:network-availability>"],
    ["allow-session-participation", "<op:session-participation>"],
    ["allow-registration-state", "<op:registration-state>"],
    ["allow-barring-state", "<op:barring-state>"],
    ["allow-geopriv", "<gp:geopriv>"],
  ])("POL-080 %s", (permission, mark) => {
    expect(published(`${COMPONENTS}<opub:${permission}>true</opub:${permission}>`)).toContain(mark);
    expect(published(`${COMPONENTS}<opub:${permission}>false</opub:${permission}>`)).not.toContain(mark);
  });

  test.each([
    ["allow-services", "<tuple"],
    ["allow-persons", "<dm:person"],
    ["allow-devices", "<dm:device "],
  ])("POL-080 %s", (permission, mark) => {
    const others = COMPONENTS.replace(`<opub:${permission}>true`, `<opub:${permission}>false`);
    expect(published(COMPONENTS)).toContain(mark);
    expect(published(others)).not.toContain(mark);
  });

  const unknown = (name: string, ns: string): string =>
    `<opub:allow-unknown-attribute name="${name}" ns="${ns}">true</opub:allow-unknown-attribute>`;
  const RPID = "urn:ietf:params:xml:ns:pidf:rpid";

  test.each([
    ["unknown", "urn:example:extension", "<x:unknown"],
    ["sphere", RPID, "<rpid:sphere>"],
    ["place-is", RPID, "<rpid:place-is>"],
    ["privacy", RPID, "<rpid:privacy>"],
    ["relationship", RPID, "<rpid:relationship>"],
    ["user-input", RPID, '<rpid:user-input idle-threshold="600" last-input='],
  ])("POL-080 %s, which has no permission of its own, by its name", (name, ns, mark) => {
    expect(published(COMPONENTS + unknown(name, ns))).toContain(mark);
    expect(published(COMPONENTS)).not.toContain(mark);
  });

  test("POL-080 the devices of a service, which have no permission of their own, by the name", () => {
    const dataModel = "urn:ietf:params:xml:ns:pidf:data-model";
    const devices = (text: string) => text.split("<dm:deviceID>").length - 1;
    expect(devices(published(COMPONENTS))).toBe(1);
    expect(devices(published(COMPONENTS + unknown("deviceID", dataModel)))).toBe(3);
  });

  test("POL-080 what has its own permission is not allowed by name", () => {
    expect(published(COMPONENTS + unknown("mood", RPID))).not.toContain("<rpid:mood>");
    expect(published(COMPONENTS + unknown("geopriv", "urn:ietf:params:xml:ns:pidf:geopriv10"))).not.toContain(
      "<gp:geopriv>",
    );
  });

  test("POL-080 all attributes", () => {
    const document = presence(rich);
    const { content } = asked(AGENT, [rule(ALLOW, `${COMPONENTS}<opub:allow-all-attributes/>`)]);
    expect(stripPublication(document, content)).toEqual({ document, isAllStripped: false });
  });

  test("POL-080 a publication of which nothing is left is told", () => {
    const stripped = (text: string, transformations: string) =>
      stripPublication(presence(text), asked(AGENT, [rule(ALLOW, transformations)]).content).isAllStripped;
    expect(stripped(rich, "")).toBe(true);
    expect(stripped(rich, "<opub:allow-all-attributes/>")).toBe(true);
    expect(stripped(rich, "<opub:allow-services>true</opub:allow-services>")).toBe(false);
    const empty = '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com"/>';
    expect(stripped(empty, "")).toBe(false);
  });
});
