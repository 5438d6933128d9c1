import { writePresence } from "@porchlight/documents";
import { canonicalKey, parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { applyPermissions, closedPresence, decide } from "../src/index";
import { ALICE, governing, presence, question, rulesText, ruleText } from "./policy-world";
import v04 from "./v04.xml?raw";
import v06 from "./v06.xml?raw";

/** What bob sees of the document of V-04 when one rule with these transformations allows him. */
function seen(...transformations: readonly string[]): string {
  const rules = transformations.map((text, index) => ruleText(`r${index}`, "", "allow", text));
  const { permissions } = decide(
    question({ watcher: "sip:bob@example.com", rules: governing(rulesText(...rules)) }),
  );
  return content(applyPermissions(presence(v04), permissions));
}

function content(document: Parameters<typeof writePresence>[0]): string {
  const xml = parseXml(writePresence(document));
  if (!xml.ok) throw new Error(xml.error.reason.text);
  return canonicalKey(xml.value.root);
}

const expected = (text: string): string => content(presence(text));

const ROOT = `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" entity="sip:alice@example.com">`;
const document = (children: string): string => expected(`${ROOT}${children}</presence>`);

const SERVICE = `<op:service-description><op:service-id>org.example.im</op:service-id><op:version>1.0</op:version></op:service-description>`;
const WILLING = "<op:willingness><op:basic>open</op:basic></op:willingness>";
const CONTACT = `<contact priority="0.8">sip:alice@example.com</contact>`;
const STAMP = "<timestamp>2026-01-05T09:00:00Z</timestamp>";
const T1 = `<tuple id="t1"><status><basic>open</basic></status>${SERVICE}${CONTACT}${STAMP}</tuple>`;
const T2 = `<tuple id="t2"><status><basic>closed</basic></status><contact>tel:+15551234</contact></tuple>`;
const DEVICE_ID = "<dm:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44</dm:deviceID>";

const SERVICES = "<pr:provide-services><pr:all-services/></pr:provide-services>";
const PERSONS = "<pr:provide-persons><pr:all-persons/></pr:provide-persons>";
const DEVICES = "<pr:provide-devices><pr:all-devices/></pr:provide-devices>";

const member = (inner: string): string => `<pr:provide-services>${inner}</pr:provide-services>`;

describe("V-07 presence rules: what is seen", () => {
  const asked = (watcher: string) => {
    const lists = { [grantedAnchor(v06)]: ["sip:bob@example.com"] };
    const { permissions } = decide(question({ watcher, lists, rules: governing(v06) }));
    return content(applyPermissions(presence(v04), permissions));
  };

  test("POL-055 POL-061 bob: activities and willingness, no class, note, mood, device", () => {
    expect(asked("sip:bob@example.com")).toBe(
      document(
        `<tuple id="t1"><status><basic>open</basic></status>${WILLING}${SERVICE}${CONTACT}${STAMP}</tuple>${T2}<dm:person id="p1"><rpid:activities><rpid:meeting/></rpid:activities></dm:person>`,
      ),
    );
  });

  test("POL-050 POL-065 frank: the tuple of class work with its note, without the class", () => {
    expect(asked("sip:frank@example.org")).toBe(
      document(
        `<tuple id="t1"><status><basic>open</basic></status>${SERVICE}${CONTACT}<note>At my desk</note>${STAMP}</tuple>`,
      ),
    );
  });

  test("PRS-046 polite block: one closed tuple, always the same", () => {
    expect(writePresence(closedPresence(ALICE))).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com">\n<tuple id="closed"><status><basic>closed</basic></status></tuple>\n</presence>\n`,
    );
  });

  test("POL-060 provide-all-attributes only: presence without children", () => {
    expect(seen("<pr:provide-all-attributes/>")).toBe(document(""));
  });

  test.each([
    ["all-persons only", [PERSONS], `<dm:person id="p1"/>`],
    [
      "all-persons and provide-note",
      [`${PERSONS}<pr:provide-note>true</pr:provide-note>`],
      `<dm:person id="p1"><dm:note>Budget talk</dm:note></dm:person>`,
    ],
    ["service-uri", [member("<pr:service-uri>sip:alice@example.com</pr:service-uri>")], T1],
    ["service-uri-scheme tel", [member("<pr:service-uri-scheme>tel</pr:service-uri-scheme>")], T2],
    ["service-uri-scheme TEL", [member("<pr:service-uri-scheme>TEL</pr:service-uri-scheme>")], ""],
    ["occurrence-id", [member("<pr:occurrence-id>t2</pr:occurrence-id>")], T2],
    ["op:service-id", [member("<op:service-id>org.example.im</op:service-id>")], T1],
    ["all-devices", [DEVICES], `<dm:device id="d1">${DEVICE_ID}</dm:device>`],
    [
      "all-devices and network-availability",
      [`${DEVICES}<op:provide-network-availability>true</op:provide-network-availability>`],
      `<dm:device id="d1"><op:network-availability><op:network id="sip-ws"><op:active/></op:network></op:network-availability>${DEVICE_ID}</dm:device>`,
    ],
    [
      "all-services and provide-class",
      [`${SERVICES}<pr:provide-class>true</pr:provide-class>`],
      T1.replace("<contact", "<rpid:class>work</rpid:class><contact") +
        T2.replace("<contact", "<rpid:class>private</rpid:class><contact"),
    ],
    [
      "provide-activities false in one rule, true in another",
      [
        `${PERSONS}<pr:provide-activities>false</pr:provide-activities>`,
        "<pr:provide-activities>true</pr:provide-activities>",
      ],
      `<dm:person id="p1"><rpid:activities><rpid:meeting/></rpid:activities></dm:person>`,
    ],
  ])("POL-040 POL-050 POL-051 POL-052 POL-053 POL-054 %s", (_name, transformations, children) => {
    expect(seen(...transformations)).toBe(document(children));
  });
});

const grantedAnchor = (text: string): string => / anc="([^"]*granted[^"]*)"/.exec(text)?.[1] ?? "";
