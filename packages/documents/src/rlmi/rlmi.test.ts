import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRlmi } from "./read-rlmi";
import type { ListName, RlmiInstance, RlmiList } from "./rlmi";
import { writeRlmi } from "./write-rlmi";

const list = (content: string, attributes = 'uri="sip:l@example.com" version="7" fullState="true"'): string =>
  `<list xmlns="urn:ietf:params:xml:ns:rlmi" xmlns:x="urn:other" ${attributes}>${content}</list>`;
const resource = (content: string): string => `<resource uri="sip:bob@example.com">${content}</resource>`;

const text = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .filter((each) => !/[\u0000-\u001f\ufffe\uffff]/.test(each));
const uri = text.map((each) => `sip:${each.trim()}`);
const names: fc.Arbitrary<ListName[]> = fc.array(
  fc.record({ text, language: fc.constantFrom("en", "de-AT", "zh-Hant") }, { requiredKeys: ["text"] }),
  { maxLength: 2 },
);
const instance: fc.Arbitrary<RlmiInstance> = fc.oneof(
  fc.record({ id: text, state: fc.constant("active" as const), cid: text }),
  fc.record({ id: text, state: fc.constant("pending" as const) }),
  fc.record({
    id: text,
    state: fc.constant("terminated" as const),
    reason: fc.constantFrom("rejected", "giveup"),
  }),
);
const lists: fc.Arbitrary<RlmiList> = fc.record(
  {
    uri,
    version: fc.oneof(fc.nat(), fc.constant(0xffff_ffff)),
    isFull: fc.boolean(),
    names,
    cid: text,
    resources: fc.array(
      fc.record({
        uri,
        names,
        instances: fc.uniqueArray(instance, { selector: ({ id }) => id, maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ["uri", "version", "isFull", "names", "resources"] },
);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("RLS-024 meta-information of a list", () => {
  test("RLS-024 what is written is read again, whatever is in it", () => {
    fc.assert(
      fc.property(lists, (each) => {
        const read = readRlmi(writeRlmi(each));
        expect(read.ok && plain(read.value)).toEqual(plain(each));
      }),
    );
  });

  test("RLS-029 names keep their language, and stand before what they name", () => {
    const names = [
      { text: "Buddy List", language: "en" },
      { text: "Liste d'amis", language: "fr" },
      { text: "L" },
    ];
    const written = writeRlmi({ uri: "sip:l@example.com", version: 0, isFull: true, names, resources: [] });
    expect(written).toContain(
      `<name xml:lang="en">Buddy List</name><name xml:lang="fr">Liste d'amis</name><name>L</name></list>`,
    );
  });

  test("RLS-034 an active instance has its cid, a terminated one its reason, a pending one neither", () => {
    const instances: RlmiInstance[] = [
      { id: "a", state: "active", cid: "1@example.com" },
      { id: "p", state: "pending" },
      { id: "t", state: "terminated", reason: "rejected" },
    ];
    const resources = [{ uri: "sip:bob@example.com", names: [], instances }];
    expect(
      writeRlmi({ uri: "sip:l@example.com", version: 1, isFull: false, names: [], resources }),
    ).toContain(
      `<instance id="a" state="active" cid="1@example.com"/><instance id="p" state="pending"/><instance id="t" state="terminated" reason="rejected"/>`,
    );
  });
});

describe("RLS-036 what peers write", () => {
  test.each([
    ['uri="sip:l" version="0" fullState="1"', 0, true],
    ['uri="sip:l" version=" 0042 " fullState=" false "', 42, false],
    ['uri="sip:l" version="4294967295" fullState="0" x:more="1"', 4_294_967_295, false],
  ])("RLS-036 %s", (attributes, version, isFull) => {
    expect(readRlmi(list("", attributes))).toMatchObject({ ok: true, value: { version, isFull } });
  });

  test("RLS-036 attributes and elements the schema does not name are passed over", () => {
    const content = resource(
      `<name x:a="1">Bob</name><instance id="1" state="pending" x:b="2"><x:more/>text</instance><x:y/>`,
    );
    expect(readRlmi(list(`<x:z/>${content}`))).toMatchObject({
      ok: true,
      value: {
        resources: [
          {
            uri: "sip:bob@example.com",
            names: [{ text: "Bob" }],
            instances: [{ id: "1", state: "pending" }],
          },
        ],
      },
    });
  });

  test("RLS-036 an instance without its cid or reason is still one", () => {
    const content = resource('<instance id="1" state="active"/><instance id="2" state="terminated"/>');
    expect(readRlmi(list(content))).toMatchObject({
      ok: true,
      value: { resources: [{ instances: [{ cid: "" }, { reason: "" }] }] },
    });
  });

  test.each([
    "",
    "<list/>",
    list("", 'version="0" fullState="true"'),
    list("", 'uri="sip:l" fullState="true"'),
    list("", 'uri="sip:l" version="-1" fullState="true"'),
    list("", 'uri="sip:l" version="4294967296" fullState="true"'),
    list("", 'uri="sip:l" version="1e3" fullState="true"'),
    list("", 'uri="sip:l" version="0" fullState="yes"'),
    list("<resource/>"),
    list(resource('<instance state="pending"/>')),
    list(resource('<instance id="1" state="waiting"/>')),
    list(resource('<instance id="1" state="pending"/><instance id="1" state="pending"/>')),
    `<!DOCTYPE list [<!ENTITY a "b">]>${list("")}`,
    list("<resource".repeat(9)),
  ])("RLS-036 %j is refused", (document) => {
    expect(readRlmi(document).ok).toBe(false);
  });

  test("RLS-036 no text makes the reader throw", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(200), (noise, at) => {
        const whole = list(resource('<name>B</name><instance id="1" state="active" cid="c"/>'));
        expect(typeof readRlmi(whole.slice(0, at) + noise + whole.slice(at)).ok).toBe("boolean");
      }),
    );
  });
});
