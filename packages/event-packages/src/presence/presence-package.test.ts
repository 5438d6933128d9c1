import { instant } from "@porchlight/kernel";
import { canonicalKey } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { ALICE, openAuthority, PresenceDesk, presence, readRoot } from "../../test/presence-desk";
import rich from "../../test/rich.xml?raw";
import v04 from "../../test/v04.xml?raw";
import { DocumentLibrary } from "../document-library/document-library";
import { presencePackage as openPackage, type PresencePackageOptions } from "./presence-package";
import { FULL_VIEW } from "./presence-view";

const presencePackage = (options: Omit<PresencePackageOptions, "authority" | "library"> = {}) =>
  openPackage({ ...options, authority: openAuthority(), library: new DocumentLibrary() });

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the presence package", () => {
  test("has its types and bounds", () => {
    expect(presencePackage()).toMatchObject({
      name: "presence",
      notifyTypes: ["application/pidf+xml", "application/pidf-diff+xml"],
      publishTypes: ["application/pidf+xml", "application/pidf-diff+xml"],
      expiry: { defaultSeconds: 3600, minSeconds: 60, maxSeconds: 86_400 },
    });
  });

  test("takes other bounds", () => {
    const expiry = { defaultSeconds: 600, minSeconds: 30, maxSeconds: 1200 };
    expect(presencePackage({ expiry }).expiry).toBe(expiry);
  });
});

describe("bodies that are read", () => {
  const refusal = (contentType: string, body: Uint8Array) => {
    const outcome = presencePackage().compositor(ALICE, instant(0)).read(contentType, body);
    return outcome.ok ? "taken" : outcome.error.kind;
  };

  test.each([
    "application/pidf+xml",
    "Application/PIDF+XML",
    'application/pidf+xml; charset="UTF-8"',
    "application/pidf+xml;charset=us-ascii;x=y",
  ])("PRS-012 %s is taken", (contentType) => {
    expect(refusal(contentType, utf8(v04))).toBe("taken");
  });

  test.each([
    "text/plain",
    "application/cpim-pidf+xml",
    "application/pidf-diff+xml",
    "application/pidf+xmlx",
    "application/pidf+xml;charset=utf-16",
    "",
  ])("PRS-012 %j is not a type we take", (contentType) => {
    expect(refusal(contentType, utf8(v04))).toBe("unsupported-type");
  });

  test("PRS-013 the entity must be the presentity, in any of its forms", () => {
    const desk = new PresenceDesk();
    expect(desk.read(v04.replace('entity="sip:alice', 'entity="sip:bob'))).toMatchObject({
      error: { kind: "malformed", reason: "the entity is not the presentity this document is for" },
    });
    expect(desk.read(v04.replace('entity="sip:alice@example.com', 'entity="pres:alice@EXAMPLE.com')).ok).toBe(
      true,
    );
  });

  test("PRS-013 a body cut in the middle", () => {
    for (let length = 0; length < v04.length - 1; length += 37) {
      expect(refusal("application/pidf+xml", utf8(v04.slice(0, length)))).toBe("malformed");
    }
  });

  test("PRS-013 octets that are not UTF-8, a document type, another schema", () => {
    for (const body of [
      new Uint8Array([0xff]),
      utf8(`<!DOCTYPE a>${v04}`),
      utf8("<a/>"),
      utf8(presence("<tuple/>")),
    ]) {
      expect(refusal("application/pidf+xml", body)).toBe("malformed");
    }
  });

  test("reading changes nothing", () => {
    const desk = new PresenceDesk();
    const before = desk.compositor.render(FULL_VIEW);
    desk.read(v04);
    expect([desk.compositor.version, desk.compositor.isEmpty]).toEqual([0, true]);
    expect(desk.compositor.render(FULL_VIEW)).toBe(before);
  });

  test("a document of another package is a fault", () => {
    const desk = new PresenceDesk();
    expect(() => desk.compositor.put("A", {} as never, 0 as never)).toThrow("another event package");
  });
});

describe("bodies that are sent", () => {
  test("V-04 PRS-061 PRS-063 one source is sent as it published, octet for octet", () => {
    const body = new PresenceDesk().publish("A", v04).compositor.render(FULL_VIEW);
    expect(body).toEqual({ contentType: "application/pidf+xml", text: v04, octets: utf8(v04).length });
  });

  test("PRS-061 PRS-062 PRS-063 PRS-064 everything in a document survives the company of another", () => {
    const other = presence(`<tuple id="o"><status/><contact>sip:o@b</contact></tuple>`).replaceAll(
      "rpid",
      "x1",
    );
    const { root, document } = readRoot(
      new PresenceDesk().publish("A", rich, 1).publish("B", other, 2).text(),
    );
    const published = readRoot(rich).document;
    const keys = (parts: readonly { element: Parameters<typeof canonicalKey>[0] }[]) =>
      parts.map(({ element }) => canonicalKey(element));
    expect(keys(document.tuples.slice(0, 1))).toEqual(keys(published.tuples));
    expect(keys(document.persons)).toEqual(keys(published.persons));
    expect(keys(document.devices)).toEqual(keys(published.devices));
    expect(keys(document.notes)).toEqual(keys(published.notes));
    expect(document.extensions.map(canonicalKey)).toEqual(published.extensions.map(canonicalKey));
    expect(root.attributes.map(({ localName, value }) => [localName, value])).toEqual([
      ["entity", ALICE],
      ["edition", "7"],
    ]);
  });

  test("PRS-064 one prefix with two meanings keeps both", () => {
    const content = (id: string) =>
      `<tuple id="${id}"><status/><x:e x:a="1"/><contact>sip:${id}@b</contact></tuple><x:top/>`;
    const text = new PresenceDesk()
      .publish("A", presence(content("a")), 1)
      .publish("B", presence(content("b")).replace("urn:x", "urn:y"), 2)
      .text();
    const { tuples, extensions } = readRoot(text).document;
    const e = tuples.map(({ element }) =>
      element.children.find((node) => node.kind === "element" && node.localName === "e"),
    );
    expect(e).toMatchObject([
      { namespace: "urn:x", attributes: [{ namespace: "urn:x" }] },
      { namespace: "urn:y", attributes: [{ namespace: "urn:y" }] },
    ]);
    expect(extensions.map(({ namespace }) => namespace)).toEqual(["urn:x", "urn:y"]);
  });

  test("an XML declaration is added, a byte order mark goes", () => {
    const bare = presence("<note>ä</note>");
    const body = new PresenceDesk().publish("A", `\ufeff${bare}`).compositor.render(FULL_VIEW);
    expect(body.text).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${bare}`);
    expect(body.octets).toBe(utf8(body.text).length);
  });

  test("octets are counted in UTF-8", () => {
    const body = new PresenceDesk().publish("A", presence("<note>aß€😀</note>")).compositor.render(FULL_VIEW);
    expect(body.octets).toBe(utf8(body.text).length);
  });

  test("the entity is the address of record, whatever form was published", () => {
    const desk = new PresenceDesk().publish("A", presence("<note>n</note>", "pres:alice@example.com"));
    expect(desk.seen()).toMatchObject({ entity: ALICE, notes: [{ text: "n" }] });
  });

  test("PRS-060 a person before its tuple, as desk phones write it, is shown behind it", () => {
    const phone = `<dm:person id="p4159"><rpid:activities/></dm:person><tuple id="t4109"><status><basic>open</basic></status></tuple>`;
    const desk = new PresenceDesk().publish("A", presence(phone));
    expect(desk.seen()).toMatchObject({
      tuples: [{ id: "t4109", basic: "open" }],
      persons: [{ id: "p4159" }],
    });
  });

  test("PRS-060 a priority out of range is not passed on", () => {
    const wrong = `<tuple id="t"><status/><contact priority="5">sip:a@b</contact></tuple>`;
    expect(new PresenceDesk().publish("A", presence(wrong)).text()).toContain("<contact>sip:a@b</contact>");
  });
});

describe("what changes and what does not", () => {
  const note = (text: string) => presence(`<note>${text}</note>`);

  test("PRS-003 a source that publishes again replaces its own contribution only", () => {
    const desk = new PresenceDesk()
      .publish("A", note("a"), 1)
      .publish("B", note("b"), 2)
      .publish("A", note("c"), 3);
    expect(desk.seen().notes.map(({ text }) => text)).toEqual(["c", "b"]);
  });

  test("PRS-042 the body is the same object until the view changes", () => {
    const desk = new PresenceDesk().publish("A", note("a"), 1);
    const { compositor } = desk;
    const body = compositor.render(FULL_VIEW);
    expect(compositor.render(FULL_VIEW)).toBe(body);
    desk.publish("A", note("a"), 2);
    expect(compositor.version).toBe(2);
    expect(compositor.render(FULL_VIEW)).toBe(body);
    desk.publish("A", note("b"), 3);
    expect(compositor.render(FULL_VIEW)).not.toBe(body);
  });

  test("PRS-042 a source that adds nothing leaves the composed body as it is", () => {
    const desk = new PresenceDesk().publish("A", note("a"), 1).publish("B", note("b"), 2);
    const body = desk.compositor.render(FULL_VIEW);
    desk.publish("C", note("b"), 3);
    expect(desk.compositor.render(FULL_VIEW)).toBe(body);
    desk.leave("C");
    expect(desk.compositor.render(FULL_VIEW)).toBe(body);
  });

  test("version rises by one with every put and remove", () => {
    const desk = new PresenceDesk().publish("A", note("a")).leave("A").leave("A");
    expect([desk.compositor.version, desk.compositor.isEmpty]).toEqual([3, true]);
  });
});

describe("nobody publishes", () => {
  test("PRS-076 emptyState none: a document without tuple", () => {
    const empty = new PresenceDesk();
    expect(empty.seen()).toMatchObject({ entity: ALICE, tuples: [], persons: [], devices: [], notes: [] });
    const left = new PresenceDesk().publish("A", v04);
    left.text();
    expect(left.leave("A").text()).toBe(empty.text());
  });

  test("PRS-076 emptyState closed: one closed tuple, and only when nobody publishes", () => {
    const desk = new PresenceDesk({ emptyState: "closed" });
    expect(desk.seen().tuples).toMatchObject([{ id: "closed", basic: "closed", contact: undefined }]);
    expect(desk.publish("A", presence("<note>n</note>")).seen().tuples).toEqual([]);
  });
});
