import { canonicalKey, childElements, type XmlElement } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PresenceDesk, presence, readComposed, readRoot } from "../../test/presence-desk";

const pick = (...values: string[]) => fc.constantFrom("", ...values);
const id = fc.constantFrom("a", "b", "c", "d.2", "a.2", "0");
const stamp = fc.constantFrom("", "2026-01-05T09:00:00Z", "2026-01-05T10:00:00+02:00");
const lines = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));

/** Unknown elements, some under a prefix that means something else in other documents. */
const unknown = pick(
  "<x:e/>",
  "<x:e>1</x:e>",
  '<x:f x:a="1"><x:g/></x:f>',
  '<z:e xmlns:z="urn:z">&lt;</z:e>',
  '<op:e xmlns:op="urn:not-oma"/>',
  '<e xmlns="urn:default"><f/></e>',
);

const tuple = lines(
  pick("<basic>open</basic>", "<basic>closed</basic>").map((basic) => `<status>${basic}</status>`),
  unknown,
  pick("<rpid:class>work</rpid:class>"),
  pick("<dm:deviceID>urn:x:1</dm:deviceID>"),
  pick(
    "<contact>sip:a@b</contact>",
    '<contact priority="0.5">sip:a@b</contact>',
    '<contact priority="9">SIP:a@B</contact>',
  ),
  pick("<note>n</note>", '<note xml:lang="fi">m</note>'),
  stamp.map((text) => (text === "" ? "" : `<timestamp>${text}</timestamp>`)),
).map((content) => (name: string) => `<tuple id="${name}">${content}</tuple>`);

const person = lines(
  unknown,
  pick("<rpid:mood><rpid:happy/></rpid:mood>", "<rpid:mood><rpid:sad/></rpid:mood>"),
  pick("<rpid:activities><rpid:busy/></rpid:activities>"),
  pick("<dm:note>n</dm:note>"),
).map((content) => (name: string) => `<dm:person id="${name}">${content}</dm:person>`);

const device = lines(
  pick("<rpid:user-input>idle</rpid:user-input>", "<rpid:user-input>active</rpid:user-input>"),
  fc.constantFrom("<dm:deviceID>urn:x:1</dm:deviceID>", "<dm:deviceID>urn:x:2</dm:deviceID>"),
).map((content) => (name: string) => `<dm:device id="${name}">${content}</dm:device>`);

const body = fc
  .record({
    tuples: fc.array(tuple, { maxLength: 2 }),
    notes: pick("<note>n</note>", "<note>o</note>"),
    persons: fc.array(person, { maxLength: 1 }),
    devices: fc.array(device, { maxLength: 2 }),
    top: unknown,
    ids: fc.uniqueArray(id, { minLength: 5, maxLength: 5 }),
    xIs: fc.constantFrom("urn:x", "urn:other"),
  })
  .map(({ tuples, notes, persons, devices, top, ids, xIs }) => {
    const names = [...ids];
    const named = (make: (name: string) => string) => make(names.pop() ?? "");
    const content = [...tuples.map(named), notes, ...persons.map(named), ...devices.map(named), top].join("");
    return presence(content).replace('xmlns:x="urn:x"', `xmlns:x="${xIs}"`);
  });

interface Source {
  readonly name: string;
  readonly text: string;
  readonly at: number;
}

const sources: fc.Arbitrary<Source[]> = fc
  .array(fc.record({ text: body, at: fc.nat({ max: 3 }) }), { maxLength: 4 })
  .map((list) => list.map((each, index) => ({ ...each, name: `s${index}` })));

const published = (list: readonly Source[], desk = new PresenceDesk()): PresenceDesk => {
  for (const { name, text, at } of list) desk.publish(name, text, at);
  return desk;
};

/** A composed document as a set of components, without occurrence ids and whatever the order inside them. */
const contentOf = (text: string): string[] =>
  childElements(readRoot(text).root)
    .map((part) =>
      unordered({ ...part, attributes: part.attributes.filter(({ localName }) => localName !== "id") }),
    )
    .sort();

function unordered(element: XmlElement): string {
  const own = canonicalKey({ ...element, children: element.children.filter(({ kind }) => kind === "text") });
  return `${own.trim()}[${childElements(element).map(unordered).sort().join()}]`;
}

/** Every element in no namespace of ours, with its content. */
const foreign = (element: XmlElement): XmlElement[] =>
  childElements(element).flatMap((child) =>
    /^urn:(ietf|oma):/.test(child.namespace) ? foreign(child) : [child],
  );

describe("composition of any sources", () => {
  test("PRS-073 does not depend on the order of arrival", () => {
    fc.assert(
      fc.property(sources, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = [...list].sort(() => ((random.next().value ?? 0) % 3) - 1);
        expect(published(shuffled).text()).toBe(published(list).text());
      }),
    );
  });

  test("PRS-073 who came first decides order and ids, and nothing else", () => {
    fc.assert(
      fc.property(sources, (list) => {
        const still = list.map((source) => ({
          ...source,
          text: source.text.replace(/<dm:device .*<\/dm:device>/, ""),
        }));
        const reversed = still.map((source, index) => ({ ...source, at: still.length - index }));
        expect(contentOf(published(reversed).text())).toEqual(contentOf(published(still).text()));
      }),
    );
  });

  test("PRS-060 gives a valid document with unique ids that are XML names", () => {
    fc.assert(
      fc.property(sources, (list) => {
        const { tuples, persons, devices } = readComposed(published(list).text());
        for (const each of [...tuples, ...persons, ...devices]) expect(each.id).toMatch(/^[A-Za-z_][\w.-]*$/);
        for (const { contact } of tuples) {
          const priority = contact?.element.attributes.find(({ localName }) => localName === "priority");
          expect(priority === undefined || contact?.priority !== undefined).toBe(true);
        }
      }),
    );
  });

  test("PRS-064 loses no unknown element and makes none up", () => {
    fc.assert(
      fc.property(sources, (list) => {
        const before = list.flatMap(({ text }) => foreign(readRoot(text).root).map(canonicalKey));
        const after = foreign(readRoot(published(list).text()).root).map(canonicalKey);
        expect(new Set(after)).toEqual(new Set(before));
      }),
    );
  });

  test("PRS-073 a source that goes was never there, but for ids", () => {
    fc.assert(
      fc.property(sources, body, (list, text) => {
        const desk = published(list).publish("gone", text, 9);
        desk.text();
        expect(contentOf(desk.leave("gone").text())).toEqual(contentOf(published(list).text()));
      }),
    );
  });

  test("PRS-074 ids stay while the sources stay", () => {
    const idOf = (document: string, contact: string) =>
      readComposed(document).tuples.find((tuple) => tuple.contact?.uri === contact)?.id;
    fc.assert(
      fc.property(sources, fc.array(body, { maxLength: 5 }), (list, changes) => {
        const still = presence(`<tuple id="a"><status/><contact>sip:still@b</contact></tuple>`);
        const desk = published([
          { name: "still", text: still, at: 2 },
          ...list,
          { name: "s9", text: still, at: 4 },
        ]);
        const first = idOf(desk.text(), "sip:still@b");
        for (const [index, text] of changes.entries()) {
          const changed = list[index % Math.max(1, list.length)];
          if (changed !== undefined) desk.publish(changed.name, text, 10 + index);
          expect(idOf(desk.text(), "sip:still@b")).toBe(first);
        }
      }),
    );
  });
});
