import { describe, expect, test } from "vitest";
import { EMPTY_SERVICES, openServices, withoutService, withService, withServiceWords } from "./edit-services";

const SERVICES = 'xmlns="urn:ietf:params:xml:ns:rls-services"';
const TEXT = `<rls-services ${SERVICES}>
  <service uri="sip:a@office.test"><resource-list>https://office.test/a</resource-list><packages><package>presence</package></packages><x:y xmlns:x="urn:x"/></service>
  <service uri="sip:b@office.test"><list name="b" xmlns:q="urn:q"><entry xmlns="urn:ietf:params:xml:ns:resource-lists" uri='sip:x@y'/></list></service>
</rls-services>`;

function opened(text: string) {
  const services = openServices(text);
  if (services.kind !== "services") throw new Error(services.kind);
  return services;
}

describe("services of a user", () => {
  const { document, services } = opened(TEXT);
  const [first, second] = services;
  if (first === undefined || second === undefined) throw new Error("two services");

  test("are read with their places", () => {
    expect(services.map(({ uri, place, packages, list }) => [uri, place, packages, list.kind])).toEqual([
      ["sip:a@office.test", "1", ["presence"], "reference"],
      ["sip:b@office.test", "2", undefined, "inline"],
    ]);
    expect(openServices("")).toEqual({ kind: "empty" });
    expect(openServices("<a/>").kind).toBe("fault");
  });

  test("one is added and taken out", () => {
    const words = { uri: "sip:c@office.test", list: "https://office.test/c&d", packages: undefined };
    const service =
      '<service uri="sip:c@office.test"><resource-list>https://office.test/c&amp;d</resource-list></service>';
    expect(withService(document, words)).toBe(
      TEXT.replace("</service>\n</rls-services>", `</service>\n  ${service}\n</rls-services>`),
    );
    expect(withService(opened(EMPTY_SERVICES).document, words)).toContain(`${service}</rls-services>`);
    expect(opened(withoutService(document, first)).services.map(({ uri }) => uri)).toEqual([
      "sip:b@office.test",
    ]);
  });

  test("one is changed; a list inside it and what is not known stay", () => {
    const words = { uri: "sip:new@office.test", list: "https://office.test/n", packages: undefined };
    expect(withServiceWords(document, first, words)).toBe(
      TEXT.replace(
        /<service uri="sip:a.*/,
        '<service uri="sip:new@office.test"><resource-list>https://office.test/n</resource-list><x:y xmlns:x="urn:x"/></service>',
      ),
    );
    const packages = ["presence", "dialog"];
    const changed = withServiceWords(document, second, { uri: second.uri, list: undefined, packages });
    expect(changed).toContain(
      `uri='sip:x@y'/></list><packages><package>presence</package><package>dialog</package></packages></service>`,
    );
  });
});
