import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import {
  type PresenceDocument,
  type PresenceSummary,
  presenceIcon,
  presenceSummary,
  readPresence,
} from "../index";

function read(content: string): PresenceDocument {
  const xml = parseXml(
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" entity="sip:a@b">${content}</presence>`,
  );
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error(JSON.stringify(document.error));
  return document.value;
}

const summary = (content: string, now?: string): PresenceSummary =>
  presenceSummary(read(content), now === undefined ? undefined : instant(Date.parse(now)));

const mark = (content: string, now?: string) => summary(content, now).mark;

let count = 0;
const tuple = (basic: string, will = "", rest = ""): string => {
  count += 1;
  const status = basic === "" ? "<status/>" : `<status><basic>${basic}</basic></status>`;
  const willingness = will === "" ? "" : `<op:willingness><op:basic>${will}</op:basic></op:willingness>`;
  return `<tuple id="t${count}">${status}${willingness}${rest}</tuple>`;
};
const person = (activities: string, rest = "", attributes = ""): string => {
  count += 1;
  const words = activities === "" ? "" : `<r:activities${attributes}>${activities}</r:activities>`;
  return `<dm:person id="p${count}">${words}${rest}</dm:person>`;
};
const overriding = (basic: string) =>
  `<op:overriding-willingness><op:basic>${basic}</op:basic></op:overriding-willingness>`;

describe("the mark", () => {
  test.each([
    ["nobody publishes", "", "offline"],
    ["one open service", tuple("open"), "available"],
    ["one closed service", tuple("closed"), "offline"],
    ["one of two services open", tuple("closed") + tuple("open"), "available"],
    ["a service that says nothing", tuple(""), "unknown"],
    ["open, but not willing", tuple("open", "closed"), "busy"],
    ["open and willing", tuple("open", "open"), "available"],
    ["closed and willing", tuple("closed", "open"), "offline"],
    [
      "open, unwilling on one, willing on the other",
      tuple("open", "closed") + tuple("open", "open"),
      "available",
    ],
    [
      "PRS-077 overriding willingness closed beats willingness open",
      tuple("open", "open") + person("", overriding("closed")),
      "busy",
    ],
    [
      "PRS-077 overriding willingness open beats willingness closed",
      tuple("open", "closed") + person("", overriding("open")),
      "available",
    ],
    [
      "overriding willingness closed, all services closed",
      tuple("closed") + person("", overriding("closed")),
      "offline",
    ],
    ["overriding willingness closed and nothing else", person("", overriding("closed")), "busy"],
    ["overriding willingness open and nothing else", person("", overriding("open")), "available"],
    ["on the phone", tuple("open") + person("<r:on-the-phone/><r:meeting/>"), "in-a-call"],
    ["in a meeting while travelling", tuple("open") + person("<r:travel/><r:meeting/>"), "busy"],
    ["at lunch", tuple("open") + person("<r:lunch/>"), "away"],
    ["working", tuple("open") + person("<r:working/>"), "available"],
    ["a word of another vocabulary", tuple("open") + person("<busy xmlns='urn:x'/>"), "available"],
    ["a meeting, and all services closed", tuple("closed") + person("<r:meeting/>"), "offline"],
    ["a meeting, and no service", person("<r:meeting/>"), "busy"],
    ["a person of whom nothing is said", person(""), "unknown"],
    ["a word outside RPID, no service", person("<busy xmlns='urn:x'/>"), "unknown"],
  ])("%s", (_name, content, expected) => {
    expect(mark(content)).toBe(expected);
  });

  test("of two persons the newer is believed, per element", () => {
    const older = (rest = "") =>
      person("<r:away/>", `${rest}<dm:timestamp>2026-01-05T09:00:00Z</dm:timestamp>`);
    const newer = person("<r:meeting/>", "<dm:timestamp>2026-01-05T10:00:00Z</dm:timestamp>");
    expect(mark(tuple("open") + older() + newer)).toBe("busy");
    expect(summary(tuple("open") + newer + older()).activities).toEqual(["meeting"]);
    expect(mark(tuple("open") + person("<r:working/>") + newer)).toBe("busy");
    expect(mark(tuple("open") + newer.replace("meeting", "working") + older(overriding("closed")))).toBe(
      "busy",
    );
  });

  test("PRS-066 activities count between from and until", () => {
    const content =
      tuple("open") + person("<r:meeting/>", "", ` from="2026-01-05T09:00:00Z" until="2026-01-05T10:00:00Z"`);
    expect(mark(content, "2026-01-05T08:59:59Z")).toBe("available");
    expect(mark(content, "2026-01-05T09:00:00Z")).toBe("busy");
    expect(mark(content, "2026-01-05T10:00:00Z")).toBe("available");
    expect(summary(content, "2026-01-05T08:00:00Z").activities).toEqual([]);
    expect(mark(content)).toBe("busy");
  });
});

describe("what goes with it", () => {
  const stamp = (hour: string) => `2026-01-05T${hour}:00:00Z`;
  const own = "<dm:note>person</dm:note>";

  test("PRS-068 the note is the person's, else the document's, else the service's", () => {
    const service = tuple("open", "", "<note>service</note>");
    expect(summary(`${service}<note>top</note>${person("", own)}`).note).toBe("person");
    expect(summary(`${service}<note>top</note>${person("")}`).note).toBe("top");
    expect(summary(service).note).toBe("service");
    expect(summary(tuple("open")).note).toBeUndefined();
  });

  test("the icon is the newest person's that has one, else the service's", () => {
    const icon = (uri: string) => `<r:status-icon>${uri}</r:status-icon>`;
    const older = person("", `${icon("old")}<dm:timestamp>${stamp("09")}</dm:timestamp>`);
    const newer = person("", `${icon("new")}<dm:timestamp>${stamp("10")}</dm:timestamp>`);
    const service = tuple("open", "", icon("service"));
    expect(presenceIcon(read(service + older + newer))).toBe("new");
    expect(presenceIcon(read(service + person("")))).toBe("service");
    expect(presenceIcon(read(tuple("open")))).toBeUndefined();
  });

  test("activities are words, or the text of other", () => {
    expect(summary(person("<r:meeting/><r:other>juggling</r:other>")).activities).toEqual([
      "meeting",
      "juggling",
    ]);
  });

  test("since is when what decided was set", () => {
    const open = tuple("open", "", `<timestamp>${stamp("09")}</timestamp>`);
    const later = tuple("closed", "", `<timestamp>${stamp("11")}</timestamp>`);
    const meeting = person("<r:meeting/>", `<dm:timestamp>${stamp("10")}</dm:timestamp>`);
    expect(summary(open + later).since).toBe(Date.parse(stamp("09")));
    expect(summary(open + later + meeting).since).toBe(Date.parse(stamp("10")));
    expect(summary(tuple("open")).since).toBeUndefined();
  });
});
