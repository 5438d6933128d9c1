import { readPresence } from "@porchlight/documents";
import { parseXml } from "@porchlight/xml";
import { expect, test } from "vitest";
import { contactFacts } from "./contact-facts";

const names =
  'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:c="urn:ietf:params:xml:ns:pidf:cipid" xmlns:k="urn:ietf:params:xml:ns:pidf:caps" xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status"';

const noon = Date.UTC(2030, 0, 1, 12);

function factsOf(content: string) {
  const xml = parseXml(`<presence ${names} entity="sip:bob@office.test">${content}</presence>`);
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error("not a document");
  return contactFacts(document.value, noon);
}

test("services, devices and the person are told in words", () => {
  const facts = factsOf(`
    <tuple id="t"><status><basic>open</basic></status><contact>sip:bob@office.test</contact></tuple>
    <dm:person id="p"><r:mood><r:in_love/><r:other>sunny</r:other></r:mood><r:time-offset>120</r:time-offset></dm:person>
    <dm:device id="d"><r:user-input>idle</r:user-input><dm:deviceID>urn:x</dm:deviceID><dm:note>Desk phone</dm:note></dm:device>`);
  expect(facts.services).toEqual([
    { address: "bob@office.test", kind: undefined, basic: "open", capabilities: [], notes: [] },
  ]);
  expect(facts.timeOffsetMinutes).toBe(120);
  expect(facts.devices).toEqual([{ name: "Desk phone", input: "idle", lastInput: undefined }]);
});

test("a homepage that is no web address is left out", () => {
  const page = (uri: string) =>
    factsOf(`<dm:person id="p"><c:homepage>${uri}</c:homepage></dm:person>`).homepage;
  expect(page("https://bob.example/")).toBe("https://bob.example/");
  expect(page("javascript:alert(1)")).toBeUndefined();
});

const tuple = (extension: string): string =>
  `<tuple id="t"><status><basic>open</basic></status>${extension}<contact>sip:bob@office.test</contact></tuple>`;

test("PRS-062 what a service is capable of, in words", () => {
  const { services } = factsOf(
    tuple(
      "<k:servcaps><k:video>true</k:video><k:audio> 1 </k:audio><k:message>false</k:message><k:isfocus>true</k:isfocus></k:servcaps>",
    ),
  );
  expect(services[0]?.capabilities).toEqual(["calls", "video"]);
});

test("PRS-069 what is to come is told, also where it overlaps; what covers the present or is over is not", () => {
  const timed = (from: number, until: number | undefined, note: string): string =>
    `<ts:timed-status from="${new Date(noon + from).toISOString()}"${until === undefined ? "" : ` until="${new Date(noon + until).toISOString()}"`}><ts:basic>closed</ts:basic><ts:note>${note}</ts:note></ts:timed-status>`;
  const facts = factsOf(
    tuple(
      timed(2000, 4000, "later") +
        timed(1000, 3000, "soon") +
        timed(3500, undefined, "last") +
        timed(-1, 1, "now"),
    ),
  );
  expect(
    facts.timed.map(({ note, basic, from, until }) => [note, basic, from - noon, until && until - noon]),
  ).toEqual([
    ["soon", "closed", 1000, 3000],
    ["later", "closed", 2000, 4000],
    ["last", "closed", 3500, undefined],
  ]);
});

test("PRS-066 a sphere speaks for its time", () => {
  const until = new Date(noon).toISOString();
  const { sphere } = factsOf(
    `<dm:person id="p"><r:sphere until="${until}"><r:home/></r:sphere><r:sphere from="${until}"><r:work/></r:sphere></dm:person>`,
  );
  expect(sphere).toEqual(["work"]);
});
