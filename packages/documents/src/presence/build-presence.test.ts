import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildPresence, type PresenceDocument, readPresence } from "../index";

const read = (text: string): PresenceDocument => {
  const xml = parseXml(text);
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error(JSON.stringify(document.error));
  return document.value;
};

describe("what a client publishes", () => {
  test("PRS-060 a full statement is a valid document with the usual prefixes", () => {
    const text = buildPresence({
      entity: "sip:alice@example.com",
      tupleId: "t1",
      basic: "open",
      contact: "sip:alice@example.com",
      priority: 0.8,
      serviceDescription: { serviceId: "org.example.im", version: "1.0" },
      willingness: "open",
      note: "Budget <talk> & more",
      lang: "en",
      personId: "p1",
      activities: ["meeting", "eating a sandwich"],
      mood: ["in_love"],
      overridingWillingness: "open",
      class: "work",
      deviceId: "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44",
      deviceOccurrenceId: "d1",
      userInput: "active",
      timestamp: instant(Date.UTC(2026, 0, 5, 9)),
    });
    expect(text).toContain('<dm:person id="p1"><rpid:activities><rpid:meeting/><rpid:other>eating');
    const document = read(text);
    expect(document.tuples).toMatchObject([
      {
        id: "t1",
        basic: "open",
        contact: { uri: "sip:alice@example.com", priority: 0.8 },
        class: "work",
        willingness: "open",
        serviceDescription: { serviceId: "org.example.im", version: "1.0" },
        notes: [],
        timestamp: { text: "2026-01-05T09:00:00.000Z" },
      },
    ]);
    expect(document.persons).toMatchObject([
      {
        notes: [{ text: "Budget <talk> & more", lang: "en" }],
        overridingWillingness: "open",
        mood: [{ values: [{ name: "in_love" }] }],
        activities: [{ values: [{ name: "meeting" }, { name: "other", text: "eating a sandwich" }] }],
      },
    ]);
    expect(document.devices).toMatchObject([{ id: "d1", userInput: { state: "active" } }]);
  });

  test("PRS-061 PRS-062 who and where the person is, and how long the device was not used", () => {
    const document = read(
      buildPresence({
        entity: "sip:a@b",
        personId: "p",
        sphere: "work",
        timeOffsetMinutes: -90,
        statusIcon: "https://b/content/a/face",
        displayName: "Ann & Co",
        homepage: "https://a.example/?a=1&b=2",
        deviceId: "urn:x:1",
        deviceOccurrenceId: "d",
        deviceNote: "Laptop",
        userInput: "idle",
        idleThresholdSeconds: 0.2,
        lastInput: instant(Date.UTC(2026, 0, 5, 9)),
      }),
    );
    expect(document.persons).toMatchObject([
      {
        sphere: [{ values: [{ name: "work" }] }],
        timeOffsetMinutes: -90,
        statusIcon: "https://b/content/a/face",
        businessCard: { displayNames: [{ text: "Ann & Co" }], homepage: "https://a.example/?a=1&b=2" },
      },
    ]);
    expect(document.devices).toMatchObject([
      {
        notes: [{ text: "Laptop" }],
        userInput: {
          state: "idle",
          idleThresholdSeconds: 1,
          lastInput: { text: "2026-01-05T09:00:00.000Z" },
        },
      },
    ]);
  });

  test("PRS-060 the least a client can say", () => {
    const document = read(buildPresence({ entity: "sip:a@b", tupleId: "t", note: "Back soon" }));
    expect(document.tuples).toMatchObject([{ id: "t", basic: undefined, notes: [{ text: "Back soon" }] }]);
    expect([...document.persons, ...document.devices, ...document.notes]).toEqual([]);
  });

  test("PRS-060 whatever people type, the document is valid and says it", () => {
    const typed = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(typed, typed, fc.double(), (note, activity, priority) => {
        const text = buildPresence({
          entity: "sip:a@b",
          tupleId: "t",
          contact: "sip:a@b",
          priority: Number.isNaN(priority) ? undefined : priority,
          note,
          personId: "p",
          activities: [activity],
        });
        const { persons, tuples } = read(text);
        expect(persons[0]?.notes.map((each) => each.text)).toEqual([note]);
        if (!Number.isNaN(priority)) expect(tuples[0]?.contact?.priority).toBeTypeOf("number");
      }),
    );
  });

  test("PRS-060 a person by itself, with what is true for a time only and a place", () => {
    const text = buildPresence({
      entity: "sip:a@b",
      personId: "p",
      activities: ["meeting"],
      mood: ["happy"],
      place: "office",
      during: { from: instant(Date.UTC(2026, 0, 5, 9)), until: instant(Date.UTC(2026, 0, 5, 10)) },
    });
    const { tuples, persons } = read(text);
    expect(tuples).toEqual([]);
    const during = {
      from: { text: "2026-01-05T09:00:00.000Z" },
      until: { text: "2026-01-05T10:00:00.000Z" },
    };
    expect(persons).toMatchObject([
      {
        activities: [{ values: [{ name: "meeting" }], ...during }],
        mood: [{ values: [{ name: "happy" }], ...during }],
        placeType: [
          { values: [{ name: "office", namespace: "urn:ietf:params:xml:ns:location-type" }], ...during },
        ],
      },
    ]);
    expect(
      read(buildPresence({ entity: "sip:a@b", personId: "p", place: "the roof" })).persons,
    ).toMatchObject([{ placeType: [{ values: [{ name: "other", text: "the roof" }] }] }]);
  });
});
