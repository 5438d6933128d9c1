import { readPresence } from "@porchlight/documents";
import type { AnnouncedContent, PresenceReading } from "@porchlight/presence-client";
import { parseXml } from "@porchlight/xml";
import { expect, test } from "vitest";
import { pictureTarget } from "./picture-target";

const names =
  'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:c="urn:ietf:params:xml:ns:pidf:cipid"';

function reading(
  content: string,
  references: readonly AnnouncedContent[] = [],
  entity = "sip:bob@office.test",
): PresenceReading {
  const xml = parseXml(`<presence ${names} entity="${entity}">${content}</presence>`);
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error("not a document");
  const summary = { mark: "unknown", note: undefined, activities: [], since: undefined } as const;
  return { document: document.value, summary, references };
}

const announced: AnnouncedContent = {
  url: "https://office.test/content/bob/face",
  contentId: "face@office.test",
  contentType: "image/png",
  octets: 1,
  sha1: undefined,
  sha256: undefined,
  expiresAt: 1,
};
const icon = (uri: string, time = ""): string =>
  `<dm:person id="p${time.slice(0, 4)}"><r:status-icon>${uri}</r:status-icon>${time && `<dm:timestamp>${time}</dm:timestamp>`}</dm:person>`;

test("RFC 2392 a picture is named by Content-ID, percent-encoded or not, or by its URL", () => {
  for (const uri of ["cid:face@office.test", "CID:face%40office.test", announced.url]) {
    expect(pictureTarget(reading(icon(uri), [announced]))).toMatchObject({ url: announced.url, announced });
  }
  expect(pictureTarget(reading(icon("cid:other@office.test"), [announced]))).toBeUndefined();
  expect(pictureTarget(reading(icon("https://a.test/b")))).toMatchObject({
    url: "https://a.test/b",
    announced: undefined,
  });
});

test("of several persons the newest is believed; a business card has the last word", () => {
  const both =
    icon("https://a.test/old", "2026-01-01T00:00:00Z") + icon("https://a.test/new", "2027-01-01T00:00:00Z");
  expect(pictureTarget(reading(both))?.url).toBe("https://a.test/new");
  const card = '<dm:person id="p"><c:icon>https://a.test/card</c:icon></dm:person>';
  expect(pictureTarget(reading(card))?.url).toBe("https://a.test/card");
  expect(pictureTarget(reading(""))).toBeUndefined();
});

test("RFC 4483 §5.6 a Content-ID is its sender's word: two people who use the same one have two pictures", () => {
  const [bob, eve] = ["sip:bob@office.test", "sip:eve@else.test"].map((entity) =>
    pictureTarget(reading(icon("cid:face@office.test"), [announced], entity)),
  );
  expect(bob?.key).not.toBe(eve?.key);
  const hashed = { ...announced, sha256: "0".repeat(64) };
  const [one, other] = ["sip:bob@office.test", "sip:eve@else.test"].map((entity) =>
    pictureTarget(reading(icon("cid:face@office.test"), [hashed], entity)),
  );
  expect(one?.key).toBe(other?.key);
});
