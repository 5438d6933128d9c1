import { type PresenceDocument, writePresence } from "@porchlight/documents";
import { childElements, nameKey, parseXml, type XmlElement } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { applyPermissions, decide, EVERYTHING, type Permissions, permissionsKey } from "../src/index";
import { governing, presence, question, rulesText, ruleText } from "./policy-world";
import rich from "./rich.xml?raw";

const COMPONENTS =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices>";

/** What one rule with these transformations grants. */
const granted = (transformations: string): Permissions =>
  decide(
    question({
      watcher: "sip:bob@example.com",
      rules: governing(rulesText(ruleText("r", "", "allow", transformations))),
    }),
  ).permissions;

const seen = (transformations: string, text = rich): PresenceDocument =>
  applyPermissions(presence(text), granted(COMPONENTS + transformations));

const written = (document: PresenceDocument): string => writePresence(document);

/** Names of the children of a component, with the prefixes of the document. */
const childrenOf = (element: XmlElement | undefined): string[] =>
  element === undefined
    ? []
    : childElements(element).map(({ prefix, localName }) =>
        prefix === "" ? localName : `${prefix}:${localName}`,
      );

const tupleOf = (document: PresenceDocument) => childrenOf(document.tuples[0]?.element);
const personOf = (document: PresenceDocument) => childrenOf(document.persons[0]?.element);
const deviceOf = (document: PresenceDocument) => childrenOf(document.devices[0]?.element);

const NAMES = { tuple: tupleOf, person: personOf, device: deviceOf };

describe("what a granted component always shows", () => {
  const bare = seen("");

  test("POL-054 tuple: status, service-class, service-description, contact, timestamp", () => {
    expect(tupleOf(bare)).toEqual([
      "status",
      "op:service-description",
      "rpid:service-class",
      "contact",
      "timestamp",
    ]);
  });

  test("POL-054 person: timestamp; device: deviceID and timestamp", () => {
    expect(personOf(bare)).toEqual(["dm:timestamp"]);
    expect(deviceOf(bare)).toEqual(["dm:deviceID", "dm:timestamp"]);
  });

  test("POL-054 in status only basic", () => {
    expect(childrenOf(bare.tuples[0]?.element.children[0] as XmlElement)).toEqual(["basic"]);
  });

  test("POL-054 attributes that no schema has are not shown, notes at the top and other elements neither", () => {
    expect(written(bare)).not.toContain("colour");
    expect(written(bare)).not.toContain("edition");
    expect(bare.notes).toEqual([]);
    expect(bare.extensions).toEqual([]);
  });

  test("POL-054 ids are kept, and what is kept is kept byte for byte", () => {
    expect([bare.tuples[0]?.id, bare.persons[0]?.id, bare.devices[0]?.id]).toEqual(["t1", "p1", "d1"]);
    for (const kept of [
      '<contact priority="0.800">sip:alice@example.com</contact>',
      "<rpid:service-class><rpid:electronic/></rpid:service-class>",
      "<dm:timestamp>2026-01-05T09:30:00+02:00</dm:timestamp>",
    ]) {
      expect(written(bare)).toContain(kept);
    }
  });

  test("POL-054 namespaces of what is withheld are not told", () => {
    for (const uri of [
      "geopriv10",
      "cipid",
      "timed-status",
      "urn:example:extension",
      "gml",
      "location-type",
    ]) {
      expect(written(bare)).not.toContain(uri);
    }
  });
});

describe("POL-055 POL-061 one permission, one attribute", () => {
  const table = [
    ["pr:provide-activities", { person: ["rpid:activities"] }],
    ["pr:provide-class", { tuple: ["rpid:class"], person: ["rpid:class"], device: ["rpid:class"] }],
    ["pr:provide-deviceID", { tuple: ["dm:deviceID", "dm:deviceID"] }],
    ["pr:provide-mood", { person: ["rpid:mood"] }],
    ["pr:provide-place-is", { person: ["rpid:place-is"] }],
    ["pr:provide-place-type", { person: ["rpid:place-type"] }],
    ["pr:provide-privacy", { tuple: ["rpid:privacy"], person: ["rpid:privacy"] }],
    ["pr:provide-relationship", { tuple: ["rpid:relationship"] }],
    ["pr:provide-sphere", { person: ["rpid:sphere"] }],
    ["pr:provide-status-icon", { tuple: ["rpid:status-icon"], person: ["rpid:status-icon"] }],
    ["pr:provide-time-offset", { person: ["rpid:time-offset"] }],
    ["pr:provide-note", { tuple: ["note", "note"], device: ["dm:note"] }],
    ["op:provide-willingness", { tuple: ["op:willingness"], person: ["op:overriding-willingness"] }],
    ["op:provide-network-availability", { device: ["op:network-availability"] }],
    ["op:provide-session-participation", { tuple: ["op:session-participation"] }],
    ["op:provide-registration-state", { tuple: ["op:registration-state"] }],
    ["op:provide-barring-state", { tuple: ["op:barring-state"] }],
  ] as const;
  const bare = seen("");

  test.each(table)("POL-055 POL-061 %s true shows it, and nothing else", (permission, added) => {
    const more = seen(`<${permission}>true</${permission}>`);
    for (const kind of ["tuple", "person", "device"] as const) {
      const expected = kind in added ? (added as Record<string, readonly string[]>)[kind] : [];
      expect([...NAMES[kind](more)].sort()).toEqual([...NAMES[kind](bare), ...(expected ?? [])].sort());
    }
  });

  test.each(table)("POL-055 POL-061 %s false removes it", (permission) => {
    expect(written(seen(`<${permission}>false</${permission}>`))).toBe(written(bare));
  });
});

describe("POL-056 user input in four levels", () => {
  const levels = {
    false: [],
    bare: ["<rpid:user-input>idle</rpid:user-input>"],
    thresholds: ['<rpid:user-input idle-threshold="600">idle</rpid:user-input>'],
    full: ['<rpid:user-input idle-threshold="600" last-input="2026-01-05T08:50:00Z">idle</rpid:user-input>'],
  };
  test.each(Object.entries(levels))("POL-056 %s", (level, expected) => {
    const document = seen(`<pr:provide-user-input>${level}</pr:provide-user-input>`);
    const [tuple] = document.tuples;
    const shown = childElements(tuple?.element as XmlElement).filter(
      ({ localName }) => localName === "user-input",
    );
    expect(shown).toHaveLength(expected.length);
    for (const text of expected) expect(written(document)).toContain(text);
    expect(tuple?.userInput?.idleThresholdSeconds).toBe(
      level === "thresholds" || level === "full" ? 600 : undefined,
    );
    expect(document.persons[0]?.userInput?.state).toBe(level === "false" ? undefined : "active");
    expect(document.devices[0]?.userInput?.state).toBe(level === "false" ? undefined : "active");
  });

  test("POL-056 the older name of the attribute goes too", () => {
    const old = rich.replace("last-input=", "since=");
    const shown = (level: string) =>
      written(seen(`<pr:provide-user-input>${level}</pr:provide-user-input>`, old));
    expect(shown("bare")).not.toContain("since");
    expect(shown("thresholds")).not.toContain("since");
    expect(shown("full")).toContain("since");
  });
});

describe("notes, device ids, unknown attributes", () => {
  test("POL-057 notes inside activities belong to the activities", () => {
    const document = seen("<pr:provide-activities>true</pr:provide-activities>");
    expect(document.persons[0]?.activities[0]?.notes[0]?.text).toBe("Quarter");
    expect(document.devices[0]?.notes).toEqual([]);
  });

  test("POL-057 notes at the top need provide-note", () => {
    expect(seen("<pr:provide-note>true</pr:provide-note>").notes.map(({ text }) => text)).toEqual([
      "In town",
    ]);
  });

  test("POL-058 the deviceID of a device is always shown", () => {
    expect(seen("<pr:provide-deviceID>false</pr:provide-deviceID>").devices[0]?.deviceId).toContain(
      "urn:uuid",
    );
    expect(seen("<pr:provide-deviceID>true</pr:provide-deviceID>").tuples[0]?.deviceIds).toHaveLength(2);
  });

  const unknown = (name: string, ns: string, value = "true"): string =>
    `<pr:provide-unknown-attribute name="${name}" ns="${ns}">${value}</pr:provide-unknown-attribute>`;
  const RPID = "urn:ietf:params:xml:ns:pidf:rpid";

  test.each([
    ["an element of another namespace", "unknown", "urn:example:extension", "x:unknown"],
    ["CIPID", "homepage", "urn:ietf:params:xml:ns:pidf:cipid", "c:homepage"],
    ["capabilities", "devcaps", "urn:ietf:params:xml:ns:pidf:caps", "caps:devcaps"],
    ["timed status", "timed-status", "urn:ietf:params:xml:ns:pidf:timed-status", "ts:timed-status"],
    ["newer OMA elements", "session-answermode", "urn:oma:xml:pde:pidf:ext", "pde:session-answermode"],
  ])("POL-059 %s by name and namespace", (_name, name, ns, shown) => {
    const all = (document: PresenceDocument) =>
      [tupleOf, personOf, deviceOf].flatMap((names) => names(document));
    expect(all(seen(unknown(name, ns)))).toContain(shown);
    expect(all(seen(unknown(name, ns, "false")))).not.toContain(shown);
    expect(all(seen(unknown(name, "urn:wrong")))).not.toContain(shown);
    expect(all(seen(unknown(`x:${name}`, ns)))).not.toContain(shown);
  });

  test("POL-059 an attribute that has its own permission is not granted by name", () => {
    for (const name of ["mood", "activities", "class", "user-input", "status-icon"]) {
      expect(written(seen(unknown(name, RPID)))).toBe(written(seen("")));
    }
    const op = "urn:oma:xml:prs:pidf:oma-pres";
    expect(written(seen(unknown("willingness", op)))).toBe(written(seen("")));
  });

  test("POL-059 only direct children of tuple, person and device", () => {
    const nested = rich.replace("<basic>open</basic>", "<basic>open</basic><x:unknown/>");
    const document = seen(unknown("unknown", "urn:example:extension"), nested);
    expect(childrenOf(document.tuples[0]?.element.children[0] as XmlElement)).toEqual(["basic"]);
    expect(tupleOf(document)).toContain("x:unknown");
    expect(written(seen(unknown("er", "urn:example:extension")))).not.toContain("x:er");
  });

  test("POL-059 other elements at the top by name too", () => {
    const document = seen(unknown("whole", "urn:example:extension"));
    expect(document.extensions.map(nameKey)).toEqual(["{urn:example:extension}whole"]);
  });

  test("POL-059 a known attribute where it does not belong is shown by provide-all-attributes alone", () => {
    const stray = rich.replace("<contact", "<rpid:mood><rpid:sad/></rpid:mood><contact");
    expect(tupleOf(seen("<pr:provide-mood>true</pr:provide-mood>", stray))).not.toContain("rpid:mood");
    expect(tupleOf(seen("<pr:provide-all-attributes/>", stray))).toContain("rpid:mood");
  });
});

describe("geopriv", () => {
  const place = "<gp:geopriv><gp:location-info/><gp:usage-rules/></gp:geopriv>";
  const everywhere = rich
    .replace("<contact", `${place}<contact`)
    .replace('<dm:person id="p1">', `<dm:person id="p1">${place}`)
    .replace('<dm:device id="d1">', `<dm:device id="d1">${place}`);
  const count = (text: string) => text.split("<gp:geopriv>").length - 1;

  test("POL-061 full shows it in status, tuple, person and device; otherwise nowhere", () => {
    expect(count(written(seen("<op:provide-geopriv>full</op:provide-geopriv>", everywhere)))).toBe(4);
    expect(count(written(seen("<op:provide-geopriv>false</op:provide-geopriv>", everywhere)))).toBe(0);
    expect(count(written(seen("", everywhere)))).toBe(0);
  });
});

describe("provide-all-attributes", () => {
  test("POL-060 shows everything in granted components, and grants none", () => {
    const all = seen("<pr:provide-all-attributes/>");
    expect(tupleOf(all)).toEqual(tupleOf(presence(rich)));
    expect(all.notes).toHaveLength(1);
    expect(all.extensions).toHaveLength(1);
    const none = applyPermissions(presence(rich), granted("<pr:provide-all-attributes/>"));
    expect(written(none)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com"/>\n',
    );
    const persons = applyPermissions(
      presence(rich),
      granted("<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-all-attributes/>"),
    );
    expect([persons.tuples.length, persons.persons.length, persons.devices.length]).toEqual([0, 1, 0]);
    expect(personOf(persons)).toEqual(personOf(all));
  });

  test("POL-053 who is granted everything is given the document itself", () => {
    const document = presence(rich);
    expect(granted(`${COMPONENTS}<pr:provide-all-attributes/>`)).toBe(EVERYTHING);
    expect(applyPermissions(document, EVERYTHING)).toBe(document);
  });
});

describe("which components", () => {
  const services = (member: string, text = rich): number =>
    applyPermissions(presence(text), granted(`<pr:provide-services>${member}</pr:provide-services>`)).tuples
      .length;
  const devices = (member: string): number =>
    applyPermissions(presence(rich), granted(`<pr:provide-devices>${member}</pr:provide-devices>`)).devices
      .length;
  const persons = (member: string): number =>
    applyPermissions(presence(rich), granted(`<pr:provide-persons>${member}</pr:provide-persons>`)).persons
      .length;

  test.each([
    ["<pr:service-uri>sip:alice@example.com</pr:service-uri>", 1],
    ["<pr:service-uri> SIP:%61lice@EXAMPLE.com </pr:service-uri>", 1],
    ["<pr:service-uri>sip:alice@example.com;gr=x1</pr:service-uri>", 1],
    ["<pr:service-uri>sip:alice@example.com;transport=tcp</pr:service-uri>", 0],
    ["<pr:service-uri>sip:alice@example.com:5060</pr:service-uri>", 0],
    ["<pr:service-uri>sips:alice@example.com</pr:service-uri>", 0],
    ["<pr:service-uri-scheme>sip</pr:service-uri-scheme>", 1],
    ["<pr:service-uri-scheme>SIP</pr:service-uri-scheme>", 0],
    ["<pr:occurrence-id>t1</pr:occurrence-id>", 1],
    ["<pr:occurrence-id>T1</pr:occurrence-id>", 0],
    ["<pr:class>work</pr:class>", 1],
    ["<pr:class>Work</pr:class>", 0],
    ["<op:service-id>org.example.im</op:service-id>", 1],
    ["<op:service-id>org.example.IM</op:service-id>", 0],
    ["<x:by-magic>t1</x:by-magic>", 0],
    ["<x:by-magic/><pr:class>no</pr:class><pr:class>work</pr:class>", 1],
    ["", 0],
  ])("POL-050 services by %s: %d", (member, count) => {
    expect(services(member)).toBe(count);
  });

  test("POL-050 a scheme is compared in lower case whatever the contact has", () => {
    const loud = rich.replace(">sip:alice@example.com</contact>", ">SIP:alice@example.com</contact>");
    expect(services("<pr:service-uri-scheme>sip</pr:service-uri-scheme>", loud)).toBe(1);
  });

  test.each([
    ["<pr:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44</pr:deviceID>", 1],
    ["<pr:deviceID>URN:UUID:6F2A1C90-3B47-4D1E-9C55-0A8F7BE21D44</pr:deviceID>", 1],
    ["<pr:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d45</pr:deviceID>", 0],
    ["<pr:occurrence-id>d1</pr:occurrence-id>", 1],
    ["<pr:class>desk</pr:class>", 1],
    ["<pr:class>hand</pr:class>", 0],
  ])("POL-051 devices by %s: %d", (member, count) => {
    expect(devices(member)).toBe(count);
  });

  test.each([
    ["<pr:occurrence-id>p1</pr:occurrence-id>", 1],
    ["<pr:class>calendar</pr:class>", 1],
    ["<pr:class>calendars</pr:class>", 0],
  ])("POL-052 persons by %s: %d", (member, count) => {
    expect(persons(member)).toBe(count);
  });
});

describe("white space and comments", () => {
  const commented = rich
    .replace("<rpid:mood>", "<!-- happy all day -->\n  <rpid:mood>")
    .replace("<status>", "<status><!-- in the kitchen -->");

  test("POL-062 comments beside what is withheld go, and so does the white space", () => {
    const text = written(seen("<pr:provide-mood>true</pr:provide-mood>", commented));
    expect(text).not.toContain("happy all day");
    expect(text).not.toContain("kitchen");
    expect(text).toContain('<dm:person id="p1"><rpid:mood>');
  });
});

describe("the key of permissions", () => {
  test("POL-040 equal for the same permissions however they are given", () => {
    const key = (...transformations: readonly string[]) =>
      permissionsKey(
        decide(
          question({
            watcher: "sip:bob@example.com",
            rules: governing(
              rulesText(...transformations.map((text, index) => ruleText(`r${index}`, "", "allow", text))),
            ),
          }),
        ).permissions,
      );
    const a = "<pr:provide-note>true</pr:provide-note>";
    const b = "<pr:provide-services><pr:class>b</pr:class><pr:class>a</pr:class></pr:provide-services>";
    expect(key(a, b)).toBe(key(b, a));
    expect(key(a + b)).toBe(key(a, b, a));
    expect(key(b)).toBe(
      key(
        "<pr:provide-services><pr:class>a</pr:class></pr:provide-services>",
        "<pr:provide-services><pr:class>b</pr:class></pr:provide-services><pr:provide-mood>0</pr:provide-mood>",
      ),
    );
    expect(key(`${a}<pr:provide-all-attributes/>`)).toBe(key("<pr:provide-all-attributes/>"));
    expect(key(COMPONENTS, b)).toBe(key(COMPONENTS));
    const different = [
      a,
      b,
      a + b,
      COMPONENTS,
      "",
      "<pr:provide-services><pr:class>a service-uri b</pr:class></pr:provide-services>",
      "<pr:provide-services><pr:class>a</pr:class><pr:service-uri>b</pr:service-uri></pr:provide-services>",
      "<pr:provide-user-input>bare</pr:provide-user-input>",
      "<pr:provide-user-input>full</pr:provide-user-input>",
    ].map((text) => key(text));
    expect(new Set(different).size).toBe(different.length);
  });
});

test("nothing reads what was withheld out of the typed fields", () => {
  const bare = seen("");
  expect(bare.tuples[0]).toMatchObject({
    class: undefined,
    notes: [],
    deviceIds: [],
    willingness: undefined,
  });
  expect(bare.persons[0]).toMatchObject({ activities: [], mood: [], sphere: [], businessCard: undefined });
  const xml = parseXml(written(bare));
  expect(xml.ok).toBe(true);
});
