import { describe, expect, test } from "vitest";
import { PresenceDesk, presence } from "../../test/presence-desk";

interface TupleSpec {
  id?: string;
  contact?: string;
  priority?: string;
  service?: string;
  class?: string;
  basic?: string;
  note?: string;
  timestamp?: string;
}

const when = (present: string | undefined, text: string): string => (present === undefined ? "" : text);

function tuple(id: string, spec: TupleSpec): string {
  const [service, version] = spec.service?.split("/") ?? [];
  const priority = when(spec.priority, ` priority="${spec.priority}"`);
  return [
    `<tuple id="${spec.id ?? id}"><status>${when(spec.basic, `<basic>${spec.basic}</basic>`)}</status>`,
    when(
      service,
      `<op:service-description><op:service-id>${service}</op:service-id><op:version>${version}</op:version></op:service-description>`,
    ),
    when(spec.class, `<rpid:class>${spec.class}</rpid:class>`),
    when(spec.contact, `<contact${priority}>${spec.contact}</contact>`),
    when(spec.note, `<note>${spec.note}</note>`),
    when(spec.timestamp, `<timestamp>2026-01-05T${spec.timestamp}:00Z</timestamp></tuple>`) || "</tuple>",
  ].join("");
}

/** A and B publish, B later than A. */
const both = (a: string, b: string): PresenceDesk =>
  new PresenceDesk().publish("A", presence(a), 1).publish("B", presence(b), 2);

const tuples = (a: TupleSpec, b: TupleSpec) => both(tuple("a", a), tuple("b", b)).seen().tuples;

const person = (id: string, content: string) => `<dm:person id="${id}">${content}</dm:person>`;
const mood = (word: string) => `<rpid:mood><rpid:${word}/></rpid:mood>`;
const activity = (word: string) => `<rpid:activities><rpid:${word}/></rpid:activities>`;
const device = (id: string, urn: string, content = "", after = "") =>
  `<dm:device id="${id}">${content}<dm:deviceID>${urn}</dm:deviceID>${after}</dm:device>`;

const X = "sip:alice@example.com";
const Y = "tel:+15551234";

describe("V-05 tuples", () => {
  test("PRS-070 V-05 1: what does not conflict is united", () => {
    const a = { contact: X, service: "im/1", basic: "open" };
    expect(tuples(a, { contact: X, service: "im/1", note: "hi" })).toMatchObject([
      {
        id: "a",
        basic: "open",
        contact: { uri: X },
        notes: [{ text: "hi" }],
        serviceDescription: { serviceId: "im" },
      },
    ]);
  });

  test("PRS-070 V-05 2: a conflict keeps them separate", () => {
    const a = { contact: X, service: "im/1", basic: "open" };
    expect(tuples(a, { ...a, basic: "closed" })).toMatchObject([{ basic: "open" }, { basic: "closed" }]);
  });

  test("PRS-070 V-05 3: timestamps do not conflict, the newest is kept", () => {
    const a = { contact: X, service: "im/1", basic: "open", timestamp: "09:00" };
    const newest = { timestamp: { text: "2026-01-05T10:00:00Z" } };
    expect(tuples(a, { ...a, timestamp: "10:00" })).toMatchObject([newest]);
    expect(tuples({ ...a, timestamp: "10:00" }, a)).toMatchObject([newest]);
  });

  test("PRS-070 V-05 4: the highest priority is kept", () => {
    const highest = [{ contact: { uri: X, priority: 0.7 } }];
    expect(tuples({ contact: X, priority: "0.2" }, { contact: X, priority: "0.7" })).toMatchObject(highest);
    expect(tuples({ contact: X, priority: "0.7" }, { contact: X })).toMatchObject(highest);
    expect(tuples({ contact: X, priority: "7" }, { contact: X, priority: "0.7" })).toMatchObject(highest);
  });

  test("PRS-070 V-05 5: another contact", () => {
    expect(tuples({ contact: X }, { contact: Y })).toHaveLength(2);
  });

  test("PRS-070 V-05 6: no contact on both sides is the same contact", () => {
    expect(tuples({ service: "im/1" }, { service: "im/1" })).toHaveLength(1);
  });

  test("PRS-070 V-05 7: no contact is not any contact", () => {
    expect(tuples({}, { contact: X })).toHaveLength(2);
  });

  test("PRS-070 V-05 8: another version of the service", () => {
    expect(tuples({ service: "im/1" }, { service: "im/2" })).toHaveLength(2);
  });

  test("PRS-070 V-05 9: a class on one side", () => {
    expect(tuples({ class: "work" }, {})).toHaveLength(2);
  });

  test("PRS-070 contacts are compared by the rules of their scheme", () => {
    expect(tuples({ contact: "sip:alice@EXAMPLE.com" }, { contact: "SIP:%61lice@example.com" })).toHaveLength(
      1,
    );
  });

  test("PRS-070 one description of the service is kept", () => {
    const service = (description: string) =>
      `<status/><op:service-description><op:service-id>im</op:service-id><op:version>1</op:version><op:description>${description}</op:description></op:service-description>`;
    const { tuples: composed } = both(
      `<tuple id="a">${service("Zchat")}</tuple>`,
      `<tuple id="b">${service("Chat")}</tuple>`,
    ).seen();
    expect(composed).toMatchObject([{ serviceDescription: { description: "Chat" } }]);
  });

  test("PRS-070 devices of a service are united", () => {
    const on = (urn: string) => `<status/><dm:deviceID>${urn}</dm:deviceID>`;
    const { tuples: composed } = both(
      `<tuple id="a">${on("urn:uuid:AA")}${"<dm:deviceID>urn:x:1</dm:deviceID>"}</tuple>`,
      `<tuple id="b">${on("urn:uuid:aa")}${"<dm:deviceID>urn:x:2</dm:deviceID>"}</tuple>`,
    ).seen();
    expect(composed.map(({ deviceIds }) => deviceIds)).toEqual([["urn:uuid:AA", "urn:x:1", "urn:x:2"]]);
  });

  test("PRS-070 notes in two languages stand side by side, two in one language conflict", () => {
    const note = (lang: string, text: string) => `<status/><note xml:lang="${lang}">${text}</note>`;
    const one = `<tuple id="a">${note("en", "hi")}</tuple>`;
    expect(both(one, `<tuple id="b">${note("fi", "moi")}</tuple>`).seen().tuples).toHaveLength(1);
    expect(both(one, `<tuple id="b">${note("EN", "bye")}</tuple>`).seen().tuples).toHaveLength(2);
  });

  test("PRS-070 two tuples of one source stay two", () => {
    const two = tuple("a1", { contact: X }) + tuple("a2", { contact: X });
    expect(both(two, tuple("b", { contact: X, note: "hi" })).seen().tuples).toHaveLength(2);
  });

  test("PRS-070 an attribute that differs is a conflict, one that is new is not", () => {
    const coloured = (id: string, attribute: string) => `<tuple id="${id}"${attribute}><status/></tuple>`;
    expect(both(coloured("a", ' x:c="1"'), coloured("b", ' x:c="2"')).seen().tuples).toHaveLength(2);
    const united = both(coloured("a", ' x:c="1"'), coloured("b", ' x:d="2"')).seen().tuples;
    expect(united.map(({ element }) => element.attributes.map(({ value }) => value))).toEqual([
      ["a", "1", "2"],
    ]);
  });

  test("PRS-060 a united tuple has its parts in the order of the schema", () => {
    const a = `<tuple id="a"><status><x:s/></status><x:e/><contact>${X}</contact><timestamp>2026-01-05T09:00:00Z</timestamp></tuple>`;
    const b = `<tuple id="b"><status><basic>open</basic></status><rpid:user-input>idle</rpid:user-input><contact>${X}</contact><note>hi</note></tuple>`;
    const [composed] = both(a, b).seen().tuples;
    expect(
      composed?.element.children.map((node) => (node.kind === "element" ? node.localName : node.kind)),
    ).toEqual(["status", "e", "user-input", "contact", "note", "timestamp"]);
  });
});

describe("V-05 persons", () => {
  const persons = (a: string, b: string) => both(person("pa", a), person("pb", b)).seen().persons;

  test("PRS-072 V-05 10: what does not conflict is united", () => {
    expect(persons(mood("happy"), activity("busy"))).toMatchObject([
      { mood: [{ values: [{ name: "happy" }] }], activities: [{ values: [{ name: "busy" }] }] },
    ]);
  });

  test("PRS-072 V-05 11: a conflict keeps them separate", () => {
    expect(persons(mood("happy"), mood("sad"))).toHaveLength(2);
  });

  test("PRS-072 V-05 12: a class on one side", () => {
    expect(persons(`<rpid:class>work</rpid:class>${mood("happy")}`, mood("happy"))).toHaveLength(2);
  });

  test("PRS-072 timestamps do not conflict, the newest is kept", () => {
    const at = (hour: string) => `<dm:timestamp>2026-01-05T${hour}:00:00Z</dm:timestamp>`;
    expect(persons(mood("happy") + at("11"), mood("happy") + at("10"))).toMatchObject([
      { timestamp: { text: "2026-01-05T11:00:00Z" } },
    ]);
  });

  test("PRS-072 activities for another time are not united with those of now", () => {
    const later = activity("meeting").replace("activities>", 'activities from="2026-01-06T09:00:00Z">');
    expect(persons(activity("busy"), later)).toHaveLength(2);
  });

  test("PRS-068 a note at the top goes on speaking of its person", () => {
    const noted = (id: string, content: string, note: string) =>
      person(id, `${content}<dm:note>${note}</dm:note>`);
    const top = `<note>top</note>${person("pa", mood("happy"))}`;
    const separate = both(top, noted("pb", activity("busy"), "own")).seen();
    expect(separate.notes).toMatchObject([{ text: "top" }]);
    expect(separate.persons).toMatchObject([{ notes: [] }, { notes: [{ text: "own" }] }]);
    expect(both(top, noted("pb", activity("busy"), "top")).seen().persons).toMatchObject([
      { id: "pa", notes: [{ text: "top" }] },
    ]);
    expect(both(top, person("pb", activity("busy"))).seen().persons).toMatchObject([{ id: "pa", notes: [] }]);
  });
});

describe("V-05 devices and the top", () => {
  const input = (state: string) => `<rpid:user-input>${state}</rpid:user-input>`;
  const stamp = (hour: string) => `<dm:timestamp>2026-01-05T${hour}:00:00Z</dm:timestamp>`;

  test("PRS-071 V-05 13: of one device the newest is believed", () => {
    const older = presence(device("a", "urn:x:D1", `<x:e/>${input("idle")}`, stamp("10")));
    const newer = presence(device("b", "urn:x:D1", input("active"), stamp("09")));
    const composed = [{ userInput: { state: "active" }, timestamp: { text: "2026-01-05T10:00:00Z" } }];
    const desk = new PresenceDesk().publish("A", older, 1).publish("B", newer, 2);
    expect(desk.seen().devices).toMatchObject(composed);
    expect(desk.text()).toContain("<x:e/>");
    expect(new PresenceDesk().publish("B", newer, 2).publish("A", older, 1).seen().devices).toMatchObject(
      composed,
    );
  });

  test("PRS-071 V-05 14: two devices are two", () => {
    expect(both(device("a", "urn:x:D1"), device("b", "urn:x:D2")).seen().devices).toHaveLength(2);
  });

  test("PRS-071 one device twice in one document is one", () => {
    const desk = new PresenceDesk().publish(
      "A",
      presence(device("a", "urn:x:D1", input("idle")) + device("b", "URN:x:D1", input("active"))),
    );
    expect(desk.seen().devices).toMatchObject([{ id: "a", userInput: { state: "active" } }]);
  });

  test("PRS-072 V-05 15: notes at the top are all kept, the same ones once", () => {
    const notes = both("<note>a</note>", "<note>a</note><note>b</note>").seen().notes;
    expect(notes.map(({ text }) => text)).toEqual(["a", "b"]);
  });

  test("PRS-064 unknown elements at the top are kept, the same ones once", () => {
    const { extensions } = both(`<x:e a="1"/>`, `<y:e xmlns:y="urn:x" a="1"></y:e><x:e a="2"/>`).seen();
    expect(extensions.map(({ attributes }) => attributes.map(({ value }) => value))).toEqual([["1"], ["2"]]);
  });
});

describe("V-05 occurrence ids", () => {
  const t = (contact: string, note?: string) =>
    tuple("t", note === undefined ? { contact } : { contact, note });

  test("PRS-074 V-05 16: one id for two things becomes two", () => {
    expect(
      both(t(X), t(Y))
        .seen()
        .tuples.map(({ id, contact }) => [id, contact?.uri]),
    ).toEqual([
      ["t", X],
      ["t.2", Y],
    ]);
  });

  test("PRS-074 V-05 17: what is left keeps the composed id when it contributed to it", () => {
    const desk = both(tuple("a", { contact: X, basic: "open" }), tuple("b", { contact: X, note: "hi" }));
    expect(desk.seen().tuples).toMatchObject([{ id: "a", basic: "open" }]);
    expect(desk.leave("A").seen().tuples).toMatchObject([
      { id: "a", basic: undefined, notes: [{ text: "hi" }] },
    ]);
    desk.publish("B", presence(tuple("b", { contact: X, note: "ho" })), 3);
    expect(desk.seen().tuples).toMatchObject([{ id: "a", notes: [{ text: "ho" }] }]);
  });

  test("PRS-074 a tuple, a person and a device with one id become three", () => {
    const desk = new PresenceDesk()
      .publish("A", presence(t(X)), 1)
      .publish("B", presence(person("t", mood("happy"))), 2)
      .publish("C", presence(device("t", "urn:x:D1")), 3);
    const { tuples: composed, persons, devices } = desk.seen();
    expect([...composed, ...persons, ...devices].map(({ id }) => id)).toEqual(["t", "t.2", "t.3"]);
  });

  test("PRS-074 a source that comes does not take the ids of those who are there", () => {
    const desk = new PresenceDesk().publish("B", presence(t(Y)), 5);
    desk.seen();
    desk.publish("A", presence(t(X)), 1);
    const ids = desk.seen().tuples.map(({ id, contact }) => [contact?.uri, id]);
    expect(ids).toEqual([
      [X, "t.2"],
      [Y, "t"],
    ]);
  });

  test("PRS-074 an id given stays, whatever ids a source publishes later", () => {
    const desk = both(t(X), t(Y));
    desk.seen();
    desk.publish("A", presence(tuple("t.2", { contact: "sip:new@example.com" }) + t(X)), 3);
    const ids = new Map(desk.seen().tuples.map(({ id, contact }) => [contact?.uri, id]));
    expect(ids).toEqual(
      new Map([
        ["sip:new@example.com", "t.2.2"],
        [X, "t"],
        [Y, "t.2"],
      ]),
    );
  });

  test("PRS-074 occurrences that part again go back to ids of their own", () => {
    const desk = both(tuple("a", { contact: X, basic: "open" }), tuple("b", { contact: X }));
    expect(desk.seen().tuples.map(({ id }) => id)).toEqual(["a"]);
    desk.publish("B", presence(tuple("b", { contact: X, basic: "closed" })), 3);
    expect(desk.seen().tuples.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("PRS-074 an id that is no XML name is made one", () => {
    const desk = new PresenceDesk().publish("A", presence(tuple("0x 1".replace(" ", "/"), { contact: X })));
    expect(desk.seen().tuples.map(({ id }) => id)).toEqual(["_0x_1"]);
  });
});

describe("switches", () => {
  test("PRS-075 newestWins: of conflicting tuples and persons of two sources the newer value is taken", () => {
    const desk = new PresenceDesk({ newestWins: true })
      .publish(
        "A",
        presence(tuple("a", { contact: X, basic: "open", note: "hi" }) + person("pa", mood("happy"))),
        2,
      )
      .publish("B", presence(tuple("b", { contact: X, basic: "closed" }) + person("pb", mood("sad"))), 1);
    expect(desk.seen()).toMatchObject({
      tuples: [{ basic: "open", notes: [{ text: "hi" }] }],
      persons: [{ mood: [{ values: [{ name: "happy" }] }] }],
    });
    desk.publish("B", presence(tuple("b", { contact: X, basic: "closed" })), 3);
    expect(desk.seen().tuples).toMatchObject([{ basic: "closed", notes: [{ text: "hi" }] }]);
  });
});
