import { canonicalKey, parseXml, type XmlDocument } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import rich from "../../test/presence/rich.xml?raw";
import v04 from "../../test/presence/v04.xml?raw";
import { isInOrder, notesOfPerson, type PresenceDocument, readPresence, writePresence } from "../index";
import { MAX_COMPONENTS } from "./read-presence";

const parsed = (text: string): XmlDocument => {
  const xml = parseXml(text);
  if (!xml.ok) throw new Error(xml.error.reason.text);
  return xml.value;
};

const read = (text: string, presentity?: string): PresenceDocument => {
  const document = readPresence(parsed(text), presentity);
  if (!document.ok) throw new Error(document.error.text);
  return document.value;
};

const fault = (text: string, presentity?: string): string => {
  const xml = parseXml(text);
  if (!xml.ok) return xml.error.reason.text;
  const document = readPresence(xml.value, presentity);
  return document.ok ? "none" : document.error.text;
};

const presence = (content: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:x="urn:x" entity="sip:a@b">${content}</presence>`;

const STATUS = "<status><basic>open</basic></status>";

describe("reading", () => {
  test("PRS-061 PRS-063 the known elements of V-04 are fields", () => {
    const document = read(v04, "sip:alice@example.com");
    expect(document.entity).toBe("sip:alice@example.com");
    expect(document.tuples).toMatchObject([
      {
        id: "t1",
        basic: "open",
        class: "work",
        willingness: "open",
        contact: { uri: "sip:alice@example.com", priority: 0.8 },
        notes: [{ text: "At my desk" }],
        timestamp: { text: "2026-01-05T09:00:00Z" },
        serviceDescription: { serviceId: "org.example.im", version: "1.0", description: undefined },
      },
      { id: "t2", basic: "closed", class: "private", contact: { uri: "tel:+15551234", priority: undefined } },
    ]);
    expect(document.persons).toMatchObject([
      {
        id: "p1",
        activities: [{ values: [{ name: "meeting" }] }],
        mood: [{ values: [{ name: "happy" }] }],
        notes: [{ text: "Budget talk" }],
      },
    ]);
    expect(document.devices).toMatchObject([
      {
        id: "d1",
        deviceId: "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44",
        networks: [{ id: "sip-ws", state: "active" }],
      },
    ]);
  });

  test("PRS-061 PRS-062 PRS-063 every element of RPID, CIPID and OMA that is read", () => {
    const { tuples, persons, devices, notes, extensions, attributes } = read(rich);
    expect(tuples[0]).toMatchObject({
      willingness: "closed",
      sessionParticipation: "open",
      registrationState: "active",
      barringState: "terminated",
      serviceDescription: { description: "Chat" },
      deviceIds: [
        "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44",
        "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d45",
      ],
      privacy: [{ values: [{ name: "audio" }] }],
      relationship: { values: [{ name: "assistant" }] },
      serviceClass: { values: [{ name: "electronic" }] },
      statusIcon: "https://example.com/t.png",
      userInput: { state: "idle", idleThresholdSeconds: 600, lastInput: { text: "2026-01-05T08:50:00Z" } },
      contact: { priority: 0.8 },
      notes: [
        { lang: "en", text: "At my desk" },
        { lang: "fi", text: "Paikalla" },
      ],
    });
    expect(persons[0]).toMatchObject({
      class: "calendar",
      activities: [
        {
          values: [{ name: "meeting" }, { name: "juggling", namespace: "urn:example:extension" }],
          notes: [{ text: "Quarter" }],
          from: { text: "2026-01-05T08:00:00Z" },
          until: { text: "2026-01-05T12:00:00Z" },
        },
      ],
      mood: [{ values: [{ name: "happy" }, { name: "in_love" }] }],
      placeIs: { audio: "noisy", video: "ok", text: undefined },
      placeType: [{ values: [{ name: "office", namespace: "urn:ietf:params:xml:ns:location-type" }] }],
      privacy: [{ values: [{ name: "unknown" }] }],
      sphere: [{ values: [{ name: "work" }] }],
      statusIcon: "https://example.com/p.png",
      timeOffsetMinutes: 120,
      userInput: { state: "active" },
      overridingWillingness: "open",
      businessCard: {
        card: "https://example.com/alice.vcf",
        displayNames: [{ lang: "en", text: "Alice" }],
        homepage: "https://example.com/",
        icon: "https://example.com/i.png",
        map: "https://example.com/m",
        sound: "https://example.com/s",
      },
    });
    expect(devices[0]).toMatchObject({
      class: "desk",
      userInput: { state: "active" },
      networks: [
        { id: "sip-ws", state: "active" },
        { id: "gprs", state: "terminated" },
      ],
      notes: [{ text: "Hall" }],
    });
    expect(notes).toMatchObject([{ text: "In town" }]);
    expect(extensions).toMatchObject([{ localName: "whole" }]);
    expect(attributes).toMatchObject([{ localName: "edition", value: "7" }]);
  });

  test("PRS-068 notes at the top speak of each person that has none of its own", () => {
    const document = read(
      presence(`<note>top</note><dm:person id="p1"/><dm:person id="p2"><dm:note>own</dm:note></dm:person>`),
    );
    const notes = document.persons.map((person) => notesOfPerson(document, person).map(({ text }) => text));
    expect(notes).toEqual([["top"], ["own"]]);
  });

  test("a priority out of range counts as absent", () => {
    const priority = (text: string) =>
      read(presence(`<tuple id="t">${STATUS}<contact priority="${text}">sip:a@b</contact></tuple>`)).tuples[0]
        ?.contact?.priority;
    expect(["0", "1", "1.000", "0.021"].map(priority)).toEqual([0, 1, 1, 0.021]);
    expect(["2", "-1", "0.1234", "1.001", "high", ""].map(priority)).toEqual(Array(6).fill(undefined));
  });

  test("an empty status and an id that is no XML name are taken", () => {
    expect(read(presence(`<tuple id="0x1"><status/></tuple>`)).tuples[0]).toMatchObject({
      id: "0x1",
      basic: undefined,
    });
  });

  test("any prefixes will do", () => {
    const renamed = v04.replaceAll("dm:", "a:").replaceAll(":dm=", ":a=");
    expect(read(renamed)).toMatchObject({ persons: [{ id: "p1" }], devices: [{ id: "d1" }] });
    const prefixed = `<p:presence xmlns:p="urn:ietf:params:xml:ns:pidf" entity="sip:a@b"><p:tuple id="t"><p:status><p:basic>open</p:basic></p:status></p:tuple></p:presence>`;
    expect(read(prefixed).tuples).toMatchObject([{ id: "t", basic: "open" }]);
  });
});

describe("children of the root in another order than the schema's", () => {
  test.each([
    ["a tuple behind a note", `<note>x</note><tuple id="t">${STATUS}</tuple>`],
    ["a tuple behind a person", `<dm:person id="p"/><tuple id="t">${STATUS}</tuple>`],
    ["a note behind a person", `<dm:person id="p"/><note>x</note>`],
  ])("PRS-060 %s is read, and written where it belongs", (_name, children) => {
    expect(isInOrder(parsed(presence(children)))).toBe(false);
    expect(isInOrder(parsed(writePresence(read(presence(children)))))).toBe(true);
  });

  test("the schema's own order is noticed", () => {
    expect(isInOrder(parsed(presence(`<tuple id="t">${STATUS}</tuple><note/><dm:person id="p"/>`)))).toBe(
      true,
    );
  });
});

describe("PRS-013 what is refused", () => {
  test.each([
    ["another root", `<tuple xmlns="urn:ietf:params:xml:ns:pidf" id="t"/>`, "not a PIDF"],
    ["PIDF without its namespace", `<presence entity="sip:a@b"/>`, "not a PIDF"],
    ["no entity", `<presence xmlns="urn:ietf:params:xml:ns:pidf"/>`, "without entity"],
    ["an empty entity", `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity=" "/>`, "without entity"],
    ["a tuple without id", presence(`<tuple>${STATUS}</tuple>`), "without id"],
    ["an empty id", presence(`<tuple id=" ">${STATUS}</tuple>`), "without id"],
    ["an id with a space", presence(`<tuple id="a b">${STATUS}</tuple>`), "white space"],
    [
      "one id on two tuples",
      presence(`<tuple id="t">${STATUS}</tuple><tuple id="t">${STATUS}</tuple>`),
      "same id",
    ],
    ["one id on tuple and person", presence(`<tuple id="t">${STATUS}</tuple><dm:person id="t"/>`), "same id"],
    [
      "a tuple without status",
      presence(`<tuple id="t"><contact>sip:a@b</contact></tuple>`),
      "without <status>",
    ],
    ["two statuses", presence(`<tuple id="t">${STATUS}${STATUS}</tuple>`), "more than one <status>"],
    ["another basic", presence(`<tuple id="t"><status><basic>busy</basic></status></tuple>`), "neither open"],
    [
      "two basics",
      presence(`<tuple id="t"><status><basic>open</basic><basic>open</basic></status></tuple>`),
      "more than one",
    ],
    [
      "basic behind an extension",
      presence(`<tuple id="t"><status><x:y/><basic>open</basic></status></tuple>`),
      "too late",
    ],
    ["status behind an extension", presence(`<tuple id="t"><x:y/>${STATUS}</tuple>`), "too late"],
    [
      "an extension behind the contact",
      presence(`<tuple id="t">${STATUS}<contact/><x:y/></tuple>`),
      "too late",
    ],
    ["a contact behind a note", presence(`<tuple id="t">${STATUS}<note/><contact/></tuple>`), "too late"],
    ["two contacts", presence(`<tuple id="t">${STATUS}<contact/><contact/></tuple>`), "more than one"],
    [
      "a note behind the timestamp",
      presence(`<tuple id="t">${STATUS}<timestamp>2026-01-05T09:00:00Z</timestamp><note/></tuple>`),
      "too late",
    ],
    [
      "a timestamp without offset",
      presence(`<tuple id="t">${STATUS}<timestamp>2026-01-05T09:00:00</timestamp></tuple>`),
      "RFC 3339",
    ],
    ["an unknown PIDF element", presence(`<tuple id="t">${STATUS}<mood/></tuple>`), "does not belong"],
    [
      "an element in no namespace",
      presence(`<tuple id="t">${STATUS}<y xmlns=""/></tuple>`),
      "in no namespace",
    ],
    ["text in a tuple", presence(`<tuple id="t">${STATUS}hello</tuple>`), "text directly"],
    ["a person without id", presence("<dm:person/>"), "without id"],
    [
      "an extension behind a person's note",
      presence(`<dm:person id="p"><dm:note/><x:y/></dm:person>`),
      "too late",
    ],
    [
      "a person's timestamp that is none",
      presence(`<dm:person id="p"><dm:timestamp>now</dm:timestamp></dm:person>`),
      "RFC 3339",
    ],
    ["a device without deviceID", presence(`<dm:device id="d"/>`), "without <deviceID>"],
    ["an empty deviceID", presence(`<dm:device id="d"><dm:deviceID/></dm:device>`), "is empty"],
    [
      "two deviceIDs in a device",
      presence(
        `<dm:device id="d"><dm:deviceID>urn:a:b</dm:deviceID><dm:deviceID>urn:a:b</dm:deviceID></dm:device>`,
      ),
      "more than one",
    ],
  ])("PRS-013 %s", (_name, text, reason) => {
    expect(fault(text)).toContain(reason);
  });

  test("PRS-013 the entity of somebody else", () => {
    expect(fault(v04, "sip:bob@example.com")).toContain("not the presentity");
    expect(fault(v04, "sip:alice@example.com")).toBe("none");
  });

  test("PRS-013 more components than the bound", () => {
    const persons = (count: number) =>
      presence(Array.from({ length: count }, (_, n) => `<dm:person id="p${n}"/>`).join(""));
    expect(fault(persons(MAX_COMPONENTS))).toBe("none");
    expect(fault(persons(MAX_COMPONENTS + 1))).toContain("more than 256");
  });
});

describe("writing", () => {
  test("PRS-061 PRS-062 PRS-063 PRS-064 what was read is written with everything in it", () => {
    for (const text of [v04, rich]) {
      const document = read(text);
      const again = parseXml(writePresence(document));
      const before = parseXml(text);
      if (!again.ok || !before.ok) throw new Error("not XML");
      expect(canonicalKey(again.value.root)).toBe(canonicalKey(before.value.root));
    }
  });

  test("PRS-060 the order is tuples, notes, then the rest", () => {
    const document = read(rich);
    const shuffled = presence(
      `<dm:device id="d2"><dm:deviceID>urn:a:b</dm:deviceID></dm:device><x:e/><dm:person id="p2"/>`,
    );
    const other = read(shuffled);
    const text = writePresence({
      ...document,
      tuples: [...document.tuples].reverse(),
      persons: [...other.persons, ...document.persons],
      devices: other.devices,
      extensions: [...other.extensions, ...document.extensions],
    });
    expect(fault(text)).toBe("none");
    const written = read(text);
    expect(written.persons.map(({ id }) => id)).toEqual(["p2", "p1"]);
    expect(written.extensions.map(({ namespace }) => namespace)).toEqual(["urn:x", "urn:example:extension"]);
  });

  test("PRS-076 nothing to say is a document without children", () => {
    const empty = { entity: 'sip:"a"&b@c', tuples: [], persons: [], devices: [], notes: [], extensions: [] };
    expect(writePresence(empty)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:&quot;a&quot;&amp;b@c"/>\n',
    );
  });
});
