import fc from "fast-check";
import { expect, test } from "vitest";
import { usages } from "./application-usage";
import {
  attributeIn,
  bindingsIn,
  elementIn,
  globalDocument,
  userDocument,
  userDocuments,
} from "./xcap-address";

const alice = "sip:alice@office.test";
const lists = userDocument(usages["resource-lists"], alice);
const selectorOf = (path: string): string => path.slice(path.indexOf("/~~/") + 4);

test("XDM-001 documents of users and of all, with what may not stand in a path percent-encoded", () => {
  expect(lists.path).toBe("resource-lists/users/sip:alice@office.test/index");
  expect(userDocument(usages["resource-lists"], "sip:a?b/c@x", "d e").path).toBe(
    "resource-lists/users/sip:a%3Fb%2Fc@x/d%20e",
  );
  expect(globalDocument(usages["xcap-caps"]).path).toBe("xcap-caps/global/index");
  expect(userDocument(usages["org.openmobilealliance.pres-content"], alice, "oma_status-icon/me").path).toBe(
    "org.openmobilealliance.pres-content/users/sip:alice@office.test/oma_status-icon/me",
  );
  expect(userDocuments(usages["pidf-manipulation"], alice).path).toBe(
    "pidf-manipulation/users/sip:alice@office.test/",
  );
});

test.each(["", ".", "..", "~~", "a//b", "a/../b"])("a document cannot be named %j", (name) => {
  expect(() => userDocument(usages["resource-lists"], alice, name)).toThrow(TypeError);
});

test("XDM-007 each form of a step: by name, any, position, attribute, both", () => {
  const { path } = elementIn(
    lists,
    { name: "resource-lists" },
    { name: "list", attribute: ["name", "friends"] },
    { position: 3 },
    { name: "entry", position: 2, attribute: ["uri", "sip:bob@office.test"] },
    {},
  );
  expect(decodeURIComponent(selectorOf(path))).toBe(
    'resource-lists/list[@name="friends"]/*[3]/entry[2][@uri="sip:bob@office.test"]/*',
  );
  expect(selectorOf(path)).toContain("list%5B@name=%22friends%22%5D/*%5B3%5D/");
});

test("XDM-005 XDM-006 a namespace that is not the default one gets a prefix and a binding in the query", () => {
  const rule = elementIn(
    userDocument(usages["pres-rules"], alice),
    { name: { namespace: "urn:ietf:params:xml:ns:common-policy", localName: "ruleset" } },
    {
      name: { namespace: "urn:ietf:params:xml:ns:common-policy", localName: "rule" },
      attribute: [{ namespace: "urn:x:(y)^", localName: "z" }, "1"],
    },
  );
  expect(selectorOf(rule.path)).toBe(
    "n1:ruleset/n1:rule%5B@n2:z=%221%22%5D?xmlns(n1=urn:ietf:params:xml:ns:common-policy)xmlns(n2=urn:x:%5E(y%5E)%5E%5E)",
  );
});

test("XDM-011 attributes and bindings of an element", () => {
  const list = elementIn(lists, { name: "resource-lists" }, { name: "list" });
  expect(selectorOf(attributeIn(list, "name").path)).toBe("resource-lists/list/@name");
  expect(selectorOf(bindingsIn(list).path)).toBe("resource-lists/list/namespace::*");
});

test.each([{ name: "a b" }, { name: "a:b" }, { name: "" }, { position: 0 }, { position: 1.5 }])(
  "%j is no step",
  (step) => {
    expect(() => elementIn(lists, step)).toThrow(TypeError);
  },
);

test("XDM-037 whatever a value holds, the step stays one path segment and says it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const { path } = elementIn(lists, { name: "list", attribute: ["name", value] });
      const selector = selectorOf(path);
      expect(selector).toMatch(/^[A-Za-z0-9\-._~!$&'()*+,;=:@%]*$/);
      // What a URL parser makes of it is what is signed and sent.
      expect(new URL(`http://office.test/${path}`).pathname.slice(1)).toBe(path);
      const [, quoted = ""] = /^list\[@name="([^"<]*)"\]$/.exec(decodeURIComponent(selector)) ?? [];
      const isPlain = /^[\x20-\x7e]*$/.test(value);
      if (isPlain) expect(unescaped(quoted)).toBe(value);
    }),
  );
});

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
