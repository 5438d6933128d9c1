import { type PresenceDocument, readPresence } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { sphereOf } from "./sphere-of";

const at = (text: string) => instant(Date.parse(text));
const NOON = at("2026-01-05T12:00:00Z");

function published(...spheres: readonly string[]): PresenceDocument {
  const persons = spheres.map((sphere, index) => `<dm:person id="p${index}">${sphere}</dm:person>`);
  const xml = parseXml(
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:x="urn:x" entity="sip:alice@example.com">${persons.join("")}</presence>`,
  );
  const read = xml.ok ? readPresence(xml.value) : xml;
  if (!read.ok) throw new Error("not a presence document");
  return read.value;
}

const sphere = (value: string, attributes = ""): string => `<rpid:sphere${attributes}>${value}</rpid:sphere>`;
const WORK = sphere("<rpid:work/>");
const HOME = sphere("<rpid:home/>");

describe("POL-012 the sphere of a presentity", () => {
  test.each([
    ["one source", [published(WORK)], "work"],
    ["two that agree", [published(WORK), published(WORK)], "work"],
    ["two that differ", [published(WORK), published(HOME)], undefined],
    ["none", [published(""), published()], undefined],
    ["nothing published", [], undefined],
    ["one has it, another says nothing", [published(""), published(WORK)], "work"],
    ["two persons of one source that differ", [published(WORK, HOME)], undefined],
    ["plain text, in any case", [published(sphere(" Work ")), published(WORK)], "work"],
    ["a word of another namespace", [published(sphere("<x:garden/>"))], "garden"],
    ["an empty element", [published(sphere(""))], undefined],
  ])("POL-012 V-08 %s", (_name, publications, expected) => {
    expect(sphereOf(publications, NOON)).toEqual({ value: expected, turnsAt: undefined });
  });

  test("POL-012 an element for another time says nothing, and when that turns is told", () => {
    const morning = sphere("<rpid:home/>", ' until="2026-01-05T12:00:00Z"');
    const day = sphere("<rpid:work/>", ' from="2026-01-05T12:00:00Z" until="2026-01-05T17:00:00Z"');
    const documents = [published(morning, day)];
    expect(sphereOf(documents, at("2026-01-05T11:59:59Z"))).toEqual({ value: "home", turnsAt: NOON });
    expect(sphereOf(documents, NOON)).toEqual({ value: "work", turnsAt: at("2026-01-05T17:00:00Z") });
    expect(sphereOf(documents, at("2026-01-05T17:00:00Z"))).toEqual({ value: undefined, turnsAt: undefined });
  });
});
