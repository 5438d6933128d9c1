import { readPresence } from "@porchlight/documents";
import { parseXml } from "@porchlight/xml";
import { expect, test } from "vitest";
import { contactFacts } from "./contact-facts";

const names =
  'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:c="urn:ietf:params:xml:ns:pidf:cipid"';

function factsOf(content: string) {
  const xml = parseXml(`<presence ${names} entity="sip:bob@office.test">${content}</presence>`);
  const document = xml.ok ? readPresence(xml.value) : xml;
  if (!document.ok) throw new Error("not a document");
  return contactFacts(document.value);
}

test("services, devices and the person are told in words", () => {
  const facts = factsOf(`
    <tuple id="t"><status><basic>open</basic></status><contact>sip:bob@office.test</contact></tuple>
    <dm:person id="p"><r:mood><r:in_love/><r:other>sunny</r:other></r:mood><r:time-offset>120</r:time-offset></dm:person>
    <dm:device id="d"><r:user-input>idle</r:user-input><dm:deviceID>urn:x</dm:deviceID><dm:note>Desk phone</dm:note></dm:device>`);
  expect(facts.services).toEqual([{ address: "bob@office.test", kind: undefined, basic: "open", notes: [] }]);
  expect(facts.mood).toEqual(["in love", "sunny"]);
  expect(facts.timeOffsetMinutes).toBe(120);
  expect(facts.devices).toEqual([{ name: "Desk phone", input: "idle", lastInput: undefined }]);
});

test("a homepage that is no web address is left out", () => {
  const page = (uri: string) =>
    factsOf(`<dm:person id="p"><c:homepage>${uri}</c:homepage></dm:person>`).homepage;
  expect(page("https://bob.example/")).toBe("https://bob.example/");
  expect(page("javascript:alert(1)")).toBeUndefined();
});
