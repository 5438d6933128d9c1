import { describe, expect, test } from "vitest";
import {
  PUBLICATION_PERMISSIONS,
  type PublicationRule,
  readPublicationRules,
  writePublicationRule,
  writePublicationRules,
} from "../index";

const document = (content: string): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:opub="urn:oma:xml:prs:pub-rules" xmlns:x="urn:other"><cr:rule id="r1">${content}</cr:rule></cr:ruleset>`;

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === "element" ? undefined : inner)));

describe("POL-080 publication rules as documents", () => {
  test("POL-080 POL-081 every permission can be written and read", () => {
    const rules: readonly PublicationRule[] = [
      {
        id: "agents",
        conditions: [{ kind: "identity", members: [{ kind: "one", id: "sip:calendar@example.com" }] }],
        actions: [
          { kind: "pub-handling", handling: "allow" },
          { kind: "perm-handling", handling: "block" },
        ],
        transformations: [
          ...PUBLICATION_PERMISSIONS.map((name) => ({ kind: "allow" as const, name, granted: true })),
          { kind: "allow-unknown-attribute", name: "n", namespace: "urn:n", granted: false },
          { kind: "allow-all-attributes" },
        ],
      },
    ];
    const read = readPublicationRules(writePublicationRules(rules));
    expect(read.ok && plain(read.value)).toEqual(plain(rules));
  });

  test("POL-080 what is not known is kept", () => {
    const text = document(
      `<cr:actions><x:act/></cr:actions><cr:transformations><opub:allow-future>1</opub:allow-future><x:do/></cr:transformations>`,
    );
    const read = readPublicationRules(text);
    if (!read.ok) throw new Error(read.error.text);
    expect(read.value[0]?.transformations).toMatchObject([
      { localName: "allow-future" },
      { localName: "do" },
    ]);
    expect(writePublicationRule(read.value[0] as PublicationRule)).toContain("<x:do/>");
  });

  test.each([
    "<cr:actions><opub:pub-handling>confirm</opub:pub-handling></cr:actions>",
    "<cr:transformations><opub:allow-mood>maybe</opub:allow-mood></cr:transformations>",
    '<cr:transformations><opub:allow-unknown-attribute name="a">true</opub:allow-unknown-attribute></cr:transformations>',
    "<cr:transformations><opub:allow-all-attributes>true</opub:allow-all-attributes></cr:transformations>",
  ])("POL-004 %s is refused", (content) => {
    expect(readPublicationRules(document(content)).ok).toBe(false);
  });
});
