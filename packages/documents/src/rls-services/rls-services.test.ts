import { parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { readServices } from "./read-services";

function services(content: string, root = "rls-services") {
  const xml = parseXml(
    `<${root} xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists" xmlns:x="urn:other">${content}</${root}>`,
  );
  if (!xml.ok) throw new Error(xml.error.reason.text);
  return readServices(xml.value.root);
}

describe("services", () => {
  test("RLS-002 a list of its own, or the URI of one", () => {
    const [own, other] = services(
      `<service uri=" sip:a@example.com "><list name="l"><rl:entry uri="sip:b@example.com"/></list></service><service uri="sip:c@example.com"><resource-list> https://example.com/x </resource-list></service>`,
    );
    expect(own).toMatchObject({
      uri: "sip:a@example.com",
      list: { kind: "inline", element: { localName: "list" } },
    });
    expect(other?.list).toEqual({ kind: "reference", uri: "https://example.com/x" });
  });

  test("RLS-003 packages are those named; without the element all are served, with an empty one none", () => {
    const list = "<list/>";
    const read = services(
      `<service uri="sip:a">${list}<packages><package> presence </package><package>dialog</package><x:package>no</x:package></packages></service><service uri="sip:b">${list}</service><service uri="sip:c">${list}<packages/></service>`,
    );
    expect(read.map(({ packages }) => packages)).toEqual([["presence", "dialog"], undefined, []]);
  });

  test("RLS-001 what is no service is none", () => {
    expect(
      services(
        `<service uri=""><list/></service><service><list/></service><service uri="sip:a"/><x:service uri="sip:b"><list/></x:service><service uri="sip:d"><rl:list/></service>`,
      ),
    ).toEqual([]);
    expect(services(`<service uri="sip:a"><list/></service>`, "other")).toEqual([]);
  });
});
