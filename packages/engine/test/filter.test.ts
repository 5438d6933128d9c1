import { readPresence } from "@porchlight/documents";
import { parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { ALICE_RULES, components, one, rule, ruleset } from "./rules";
import { World, type WorldOptions } from "./world";

const FILTER_TYPE = "application/simple-filter+xml";
const PIDF_TYPE = "application/pidf+xml";

const IM = `<tuple id="im"><status><basic>open</basic></status><rpid:class>IM</rpid:class><contact priority="0.8">sip:alice@office.test</contact><note>at my desk</note></tuple>`;
const GAME = `<tuple id="game"><status><basic>closed</basic></status><rpid:class>game</rpid:class><contact>sip:alice@game.test</contact></tuple>`;
const PERSON = `<dm:person id="p"><rpid:activities><rpid:meeting/><rpid:busy/></rpid:activities><dm:note>Budget</dm:note></dm:person>`;
const DEVICE = `<dm:device id="d"><dm:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44</dm:deviceID><dm:note>on</dm:note></dm:device>`;

const presence = (...parts: readonly string[]): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test">${parts.join("")}</presence>`;

const BINDINGS = `<ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/><ns-binding prefix="r" urn="urn:ietf:params:xml:ns:pidf:rpid"/><ns-binding prefix="m" urn="urn:ietf:params:xml:ns:pidf:data-model"/></ns-bindings>`;

const set = (...filters: readonly string[]): string =>
  `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter" package="presence">${BINDINGS}${filters.join("")}</filter-set>`;

const filter = (inside: string, attributes = 'id="f1"'): string => `<filter ${attributes}>${inside}</filter>`;
const include = (path: string, type = "xpath"): string => `<include type="${type}">${path}</include>`;
const exclude = (path: string): string => `<exclude>${path}</exclude>`;
const what = (...parts: readonly string[]): string => `<what>${parts.join("")}</what>`;
const BASIC = "/p:presence/p:tuple/p:status/p:basic";

function publish(alice: Party, body: string, tag?: string): string {
  const answer = alice.request("PUBLISH", {
    contentType: PIDF_TYPE,
    body,
    headers: ["Event: presence", ...(tag === undefined ? [] : [`SIP-If-Match: ${tag}`])],
  });
  expect(answer.status).toBe(200);
  return header(answer, "sip-etag") ?? "";
}

const watch = (bob: Party, body: string, contentType = FILTER_TYPE, accept = PIDF_TYPE) =>
  bob.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: ["Event: presence", `Accept: ${accept}`],
    contentType,
    body,
  });

function refresh(bob: Party, accepted: ReturnType<typeof watch>, cseq: number, body?: string) {
  return bob.request("SUBSCRIBE", {
    uri: header(accepted, "contact")?.replace(/^<|>.*$/g, "") ?? "",
    to: header(accepted, "to") ?? "",
    from: header(accepted, "from") ?? "",
    callId: accepted.callId,
    cseq,
    headers: ["Event: presence", `Accept: ${PIDF_TYPE}`],
    ...(body === undefined ? {} : { contentType: FILTER_TYPE, body }),
  });
}

const inside = (party: Party): string => /<presence[^>]*>(.*)<\/presence>/s.exec(party.lastBody)?.[1] ?? "";

function desk(body: string, options: WorldOptions = { notifyIntervalMs: 0 }) {
  const world = new World(options);
  const [alice, bob] = [world.connect("alice"), world.connect("bob")];
  const tag = publish(alice, presence(IM, GAME, PERSON, DEVICE));
  const accepted = watch(bob, body);
  return { world, alice, bob, accepted, tag };
}

/** What a content filter lets through of alice's state. */
const shown = (...parts: readonly string[]): string => inside(desk(set(filter(what(...parts)))).bob);

describe("content filters (RFC 4660, RFC 4661)", () => {
  test("FLW-011 F10 PRS-090 one service of two, with all that is in it", () => {
    const { bob } = desk(set(filter(what(include('/p:presence/p:tuple[r:class="IM"]')))));
    expect(inside(bob)).toBe(IM);
  });

  test("PRS-090 PRS-094 a value brings what is around it and what the schema asks for, nothing else", () => {
    const basic = (id: string, value: string): string =>
      `<tuple id="${id}"><status><basic>${value}</basic></status></tuple>`;
    expect(shown(include(BASIC))).toBe(basic("im", "open") + basic("game", "closed"));
    expect(shown(include("/p:presence/p:tuple/p:contact"))).toBe(
      `<tuple id="im"><status/><contact priority="0.8">sip:alice@office.test</contact></tuple><tuple id="game"><status/><contact>sip:alice@game.test</contact></tuple>`,
    );
    expect(shown(include("/p:presence/m:device/m:note"))).toBe(DEVICE);
    expect(shown(include("//r:busy"))).toBe(
      `<dm:person id="p"><rpid:activities><rpid:busy/></rpid:activities></dm:person>`,
    );
    expect(shown(include("//p:contact/@priority"))).toBe(
      `<tuple id="im"><status/><contact priority="0.8"/></tuple>`,
    );
  });

  test("PRS-090 by namespace; excludes take away with all inside; includes add up", () => {
    expect(shown(include("\n  urn:ietf:params:xml:ns:pidf\n", "namespace"))).toBe(
      `<tuple id="im"><status><basic>open</basic></status><contact priority="0.8">sip:alice@office.test</contact><note>at my desk</note></tuple><tuple id="game"><status><basic>closed</basic></status><contact>sip:alice@game.test</contact></tuple>`,
    );
    expect(shown(include("urn:ietf:params:xml:ns:pidf", "namespace"), exclude("//p:note"))).not.toContain(
      "note",
    );
    expect(shown(exclude("//m:person"), exclude("//m:device"))).toBe(IM + GAME);
    expect(shown(include("//m:person"), include('//p:tuple[@id="game"]'))).toBe(GAME + PERSON);
    expect(shown(exclude("//r:activities/*"))).toContain(
      `<dm:person id="p"><dm:note>Budget</dm:note></dm:person>`,
    );
    expect(shown(exclude("//p:contact/@priority"))).not.toContain("priority");
  });

  test("PRS-094 an exclude that would break the schema is undone", () => {
    expect(shown(exclude("//p:status"))).toContain("<status><basic>open</basic></status>");
    expect(shown(exclude("//m:deviceID"))).toContain("deviceID");
    expect(shown(exclude("//p:tuple/@id"))).toContain('id="im"');
  });

  const expressions = [
    ['/p:presence/p:tuple[r:class="IM" or r:class="game"]/p:note', "at my desk"],
    ["/p:presence/p:tuple[p:status/p:basic='open']/p:contact", "sip:alice@office.test"],
    ["/p:presence/p:tuple[p:status/p:basic='open' and r:class='game']", ""],
    ["/p:presence/p:tuple/p:contact[@priority > 0.5]", "0.8"],
    ["/p:presence/p:tuple/p:contact[@priority<0.5]", ""],
    ['/p:presence/p:tuple/p:status[../r:class="game"]/p:basic', "closed"],
    ['/p:presence/p:tuple/p:note[.="at my desk"]', "at my desk"],
    [" /p:presence /\n p:tuple [ r:class = 'IM' ]\n/ p:note ", "at my desk"],
    ["/*/*/p:note", "at my desk"],
    ["/presence/tuple", ""],
  ] as const;

  test.each(expressions)("PRS-090 the expression %s", (path, found) => {
    const { bob } = desk(set(filter(what(include(path.replaceAll("<", "&lt;").replaceAll(">", "&gt;"))))));
    if (found === "") expect(bob.lastBody).toBe("");
    else expect(inside(bob)).toContain(found);
  });

  test("PRS-094 nothing selected: the first NOTIFY has no body, a later one an empty document, and only when it is news", () => {
    const { world, alice, bob, tag } = desk(set(filter(what(include('//p:tuple[r:class="sms"]')))));
    expect(bob.lastBody).toBe("");
    expect(header(bob.lastNotify, "content-type")).toBeUndefined();
    const second = publish(alice, presence(IM), tag);
    world.pass(1000);
    expect(bob.notifies).toHaveLength(1);
    const sms = `<tuple id="s"><status/><rpid:class>sms</rpid:class></tuple>`;
    const third = publish(alice, presence(IM, sms), second);
    expect(inside(bob)).toBe(sms);
    publish(alice, presence(IM), third);
    expect(bob.notifies).toHaveLength(3);
    expect(bob.lastBody).toMatch(/<presence [^>]*entity="sip:alice@office.test"\/>/);
  });

  test("PRS-094 FLW-011 a filter asks for what the rules withhold: there is never more", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", components)));
    publish(alice, presence(IM, PERSON));
    watch(bob, set(filter(what(include("//p:note"), include(BASIC)))));
    expect(bob.lastBody).toContain("<basic>open</basic>");
    expect(bob.lastBody).not.toContain("at my desk");
  });

  test("PRS-094 PRS-046 SYS-020 with polite blocking the filter runs on the closed document", () => {
    const world = new World({ notifyIntervalMs: 0, presence: { emptyState: "closed" } });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "polite-block")));
    publish(alice, presence(IM));
    watch(bob, set(filter(what(include(BASIC)))));
    expect(inside(bob)).toMatch(/^<tuple id="[^"]+"><status><basic>closed<\/basic><\/status><\/tuple>$/);
  });

  test("PRS-042 what is filtered out is no news", () => {
    const { world, alice, bob, tag } = desk(set(filter(what(include(BASIC)))));
    const next = publish(alice, presence(IM.replace("at my desk", "out"), GAME, PERSON), tag);
    world.pass(1000);
    expect(bob.notifies).toHaveLength(1);
    publish(alice, presence(IM.replace("open", "closed"), GAME), next);
    expect(bob.notifies).toHaveLength(2);
  });

  test("PRS-090 PRS-081 partial notification is of what the filter lets through", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = publish(alice, presence(IM, GAME, PERSON));
    watch(
      bob,
      set(filter(what(include(BASIC)))),
      FILTER_TYPE,
      "application/pidf-diff+xml, application/pidf+xml;q=0.1",
    );
    expect(bob.lastBody).toContain("pidf-full");
    expect(bob.lastBody).not.toContain("desk");
    publish(alice, presence(IM.replace("open", "closed"), GAME), tag);
    expect(bob.lastBody).toContain("pidf-diff");
    expect(bob.lastBody).toContain("closed");
  });
});

describe("triggers", () => {
  const opened = `<trigger><changed from="closed" to="open">${BASIC}</changed></trigger>`;

  test("PRS-091 PRS-099 V-14 only the change that is waited for brings a NOTIFY", () => {
    const { world, alice, bob, accepted, tag } = desk(set(filter(what(include(BASIC)) + opened)));
    expect(inside(bob)).toContain("open");
    const second = publish(alice, presence(IM.replace("at my desk", "x"), GAME), tag);
    const third = publish(alice, presence(IM.replace("open", "closed"), GAME), second);
    world.pass(1000);
    expect(bob.notifies).toHaveLength(1);
    publish(alice, presence(IM.replace("open", "closed"), GAME.replace("closed", "open")), third);
    expect(bob.notifies).toHaveLength(2);
    expect(refresh(bob, accepted, 2).status).toBe(200);
    expect(bob.notifies).toHaveLength(3);
    expect(inside(bob)).not.toContain("contact");
    refresh(bob, accepted, 3, set(filter("", 'id="f1" remove="true"')));
    expect(inside(bob)).toContain("contact");
  });

  test("PRS-091 a trigger alone lets the whole document through; added, removed and by", () => {
    const cases = [
      [
        "<added>//p:tuple</added>",
        presence(IM, GAME, PERSON, DEVICE, `<tuple id="n"><status/></tuple>`),
        true,
      ],
      ["<added>//p:tuple</added>", presence(IM, PERSON, DEVICE), false],
      ["<removed>//m:person</removed>", presence(IM, GAME, DEVICE), true],
      ["<removed>//m:person</removed>", presence(IM, PERSON), false],
      [`<changed by="0.2">//p:contact/@priority</changed>`, presence(IM.replace("0.8", "0.5"), GAME), true],
      [`<changed by="0.2">//p:contact/@priority</changed>`, presence(IM.replace("0.8", "0.7"), GAME), false],
      [`<changed by="0.2">//@priority</changed>`, presence(IM.replace("0.8", "0.5"), GAME), true],
      ["<changed>//p:contact//@priority</changed>", presence(IM.replace("0.8", "0.5"), GAME), true],
      ["<changed>//p:status//@priority</changed>", presence(IM.replace("0.8", "0.5"), GAME), false],
      ["<changed>//m:person</changed>", presence(IM, GAME, PERSON.replace("Budget", "x")), true],
      ["<changed>//m:person</changed>", presence(IM, PERSON), false],
      [`<changed>//m:person</changed><removed>//m:device</removed>`, presence(IM, GAME, PERSON), false],
    ] as const;
    for (const [conditions, next, isTold] of cases) {
      const { world, alice, bob, tag } = desk(set(filter(`<trigger>${conditions}</trigger>`)));
      expect(inside(bob)).toContain("desk");
      publish(alice, next, tag);
      world.pass(1000);
      expect([conditions, bob.notifies.length]).toEqual([conditions, isTold ? 2 : 1]);
    }
  });

  test("PRS-091 any of several triggers is enough", () => {
    const either = `<trigger><removed>//m:person</removed></trigger><trigger><removed>//m:device</removed></trigger>`;
    const { alice, bob, tag } = desk(set(filter(either)));
    publish(alice, presence(IM, GAME, PERSON), tag);
    expect(bob.notifies).toHaveLength(2);
  });
});

describe("filters of a subscription", () => {
  test("PRS-092 PRS-098 replaced, suspended, resumed and removed by refreshes; a refresh without body keeps them", () => {
    const { bob, accepted } = desk(set(filter(what(include("//m:person")))));
    expect(inside(bob)).toBe(PERSON);
    refresh(bob, accepted, 2);
    expect(inside(bob)).toBe(PERSON);
    refresh(bob, accepted, 3, set(filter("", 'id="f1" enabled="false"')));
    expect(inside(bob)).toContain("desk");
    refresh(bob, accepted, 4, set(filter("", 'id="f1" enabled="true"')));
    expect(inside(bob)).toBe(PERSON);
    refresh(bob, accepted, 5, set(filter(what(include("//m:device")))));
    expect(inside(bob)).toBe(DEVICE);
    refresh(bob, accepted, 6, set(filter("", 'id="f1" remove="true"')));
    expect(inside(bob)).toContain("desk");
  });

  test("PRS-092 PRS-052 they outlive a restart", () => {
    const { world, bob, accepted } = desk(set(filter(what(include("//m:person")))));
    expect(inside(bob)).toBe(PERSON);
    world.crash();
    const again = world.connect("bob");
    expect(refresh(again, accepted, 2).status).toBe(200);
    expect(inside(again)).toBe(PERSON);
  });

  test("PRS-090 PRS-098 the nearest target wins; a filter for somebody else, or a domain that is not ours, is ignored", () => {
    const near = filter(what(include("//m:person")), 'id="a" uri="sip:alice@office.test"');
    const domain = filter(what(include("//m:device")), 'id="b" domain="office.test"');
    const rest = filter(what(include('//p:tuple[@id="game"]')), 'id="c"');
    const other = filter(what(include("//p:note")), 'id="d" uri="sip:carol@office.test"');
    const foreign = filter(what(include("//p:note")), 'id="e" domain="elsewhere.test"');
    expect(inside(desk(set(near, domain, rest, other, foreign)).bob)).toBe(PERSON);
    expect(inside(desk(set(domain, rest, other, foreign)).bob)).toBe(DEVICE);
    expect(inside(desk(set(rest, other, foreign)).bob)).toBe(GAME);
    expect(inside(desk(set(other, foreign)).bob)).toContain("desk");
  });

  const refused = [
    ["not well-formed", "<filter-set"],
    ["another root", `<filters xmlns="urn:ietf:params:xml:ns:simple-filter"/>`],
    ["no filter", set()],
    ["no id", set(filter(what(include(BASIC)), ""))],
    ["one id twice", set(filter(what(include(BASIC))), filter(what(include(BASIC)), 'id="f1" domain="x"'))],
    ["uri and domain", set(filter(what(include(BASIC)), 'id="f" uri="sip:a@b" domain="b"'))],
    ["two for the request", set(filter(what(include(BASIC))), filter(what(include(BASIC)), 'id="f2"'))],
    [
      "two for one address in two spellings",
      set(
        filter(what(include(BASIC)), 'id="a" uri="sip:alice@office.test"'),
        filter(what(include(BASIC)), 'id="b" uri="sip:alice@OFFICE.test"'),
      ),
    ],
    ["an unknown flag", set(filter(what(include(BASIC)), 'id="f" enabled="perhaps"'))],
    ["an unknown type", set(filter(what(include(BASIC, "regex"))))],
    ["a number that is none", set(filter(`<trigger><changed by="much">${BASIC}</changed></trigger>`))],
    ["neither what nor trigger", set(filter(""))],
    ["another package", set(filter(what(include(BASIC)))).replace('"presence"', '"dialog"')],
    ["an element that has no place there", set(filter("<whatever/>"))],
  ] as const;

  test.each(refused)("PRS-093 PRS-097 488 and a Warning: %s", (_, body) => {
    const { accepted, bob } = desk(body);
    expect([accepted.status, header(accepted, "warning")?.slice(0, 14)]).toEqual([488, "399 porchlight"]);
    expect(bob.notifies).toEqual([]);
  });

  test("PRS-097 PRS-093 a refresh that makes two filters for one target is refused, and changes nothing", () => {
    const { bob, accepted } = desk(set(filter(what(include("//m:person")))));
    expect(refresh(bob, accepted, 2, set(filter(what(include("//m:device")), 'id="f2"'))).status).toBe(488);
    expect(bob.notifies).toHaveLength(1);
    refresh(bob, accepted, 3);
    expect(inside(bob)).toBe(PERSON);
  });

  test("PRS-093 FLW-011 another type of body is refused with what is taken", () => {
    const { accepted } = desk("whatever");
    expect(accepted.status).toBe(488);
    const { bob } = desk(set(filter(what(include(BASIC)))));
    const answer = watch(bob, "{}", "application/foo+xml");
    expect([answer.status, header(answer, "accept")]).toEqual([415, FILTER_TYPE]);
  });

  test.each([
    "/p:presence/none:tuple",
    "p:presence",
    "/p:presence[1]",
    "/p:presence[p:tuple]",
    "count(//p:tuple)",
    "//p:tuple | //m:person",
    "",
  ])("PRS-093 a filter with the expression '%s' is left out", (path) => {
    const { accepted, bob } = desk(set(filter(what(include(path)))));
    expect(accepted.status).toBe(200);
    expect(inside(bob)).toContain("desk");
  });

  test("an expression that would take too long selects nothing", () => {
    const many = Array.from({ length: 60 }, (_, index) => `<tuple id="t${index}"><status/></tuple>`);
    const world = new World({ notifyIntervalMs: 0, limits: { bodyOctets: 1_000_000 } });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    publish(alice, presence(...many));
    const slow = '//*[..//*[..//*[..//*[..//*="a"]="a"]="a"]="a"]';
    watch(bob, set(filter(what(include(slow)))));
    expect(bob.lastBody).toBe("");
  });
});

test("PRS-094 whatever a filter says, what it lets through is a presence document, and nothing in it is new", () => {
  const names = [
    "p:presence",
    "p:tuple",
    "p:status",
    "p:basic",
    "p:note",
    "p:contact",
    "m:person",
    "m:device",
    "r:activities",
    "r:busy",
    "*",
  ];
  const step = fc.record({ axis: fc.constantFrom("/", "//"), name: fc.constantFrom(...names) });
  const path = fc
    .array(step, { minLength: 1, maxLength: 4 })
    .chain((steps) =>
      fc
        .constantFrom("", "", "/@id", "/@priority")
        .map((attribute) => steps.map(({ axis, name }) => axis + name).join("") + attribute),
    );
  const parts = fc.array(fc.tuple(fc.boolean(), path), { minLength: 1, maxLength: 4 });
  const whole = presence(IM, GAME, PERSON, DEVICE);
  fc.assert(
    fc.property(parts, (chosen) => {
      const sorted = [...chosen].sort(([a], [b]) => Number(b) - Number(a));
      const { bob, accepted } = desk(
        set(filter(what(...sorted.map(([isIn, each]) => (isIn ? include(each) : exclude(each)))))),
      );
      expect(accepted.status).toBe(200);
      if (bob.lastBody === "") return;
      const xml = parseXml(bob.lastBody);
      expect(xml.ok && readPresence(xml.value, "sip:alice@office.test").ok).toBe(true);
      for (const [text] of bob.lastBody.matchAll(/>[^<]+</g)) expect(`${whole}\n`).toContain(text.trim());
    }),
    { numRuns: 150 },
  );
});
