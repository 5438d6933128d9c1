import { presenceSummary, readPresence } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { expect, test } from "vitest";
import { presenceDocument } from "./presence-document";
import type { PresenceStatus } from "./presence-status";

const source = {
  entity: "sip:alice@office.test",
  tupleId: "t-1",
  personId: "p-1",
  deviceId: "d-1",
  deviceUrn: "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  deviceName: "Firefox on Linux",
};
const noon = Date.UTC(2030, 0, 1, 12);

function readBack(status: PresenceStatus) {
  const xml = parseXml(presenceDocument(source, status, noon));
  if (!xml.ok) throw new Error(xml.error.reason.text);
  const presence = readPresence(xml.value, source.entity);
  if (!presence.ok) throw new Error(presence.error.text);
  return presence.value;
}

test("PRS-060 the document is valid and sums up to what was meant", () => {
  const document = readBack({
    basic: "open",
    activities: ["meeting"],
    until: noon + 3600_000,
    note: "back at 13:00",
  });
  expect(presenceSummary(document, instant(noon))).toEqual({
    mark: "busy",
    note: "back at 13:00",
    activities: ["meeting"],
    since: noon,
  });
  expect(document.persons[0]?.activities[0]?.until?.at).toBe(noon + 3600_000);
});

test("PRS-024 a source identifies itself by its device and uses its own ids", () => {
  const { tuples, persons, devices } = readBack({ basic: "open" });
  expect([tuples[0]?.id, persons[0]?.id, devices[0]?.id]).toEqual(["t-1", "p-1", "d-1"]);
  expect(tuples[0]?.deviceIds).toEqual([source.deviceUrn]);
  expect(devices[0]?.deviceId).toBe(source.deviceUrn);
  expect(devices[0]?.notes[0]?.text).toBe("Firefox on Linux");
});

test("PRS-067 last-input is left out unless it is given", () => {
  expect(presenceDocument(source, { basic: "open", input: { state: "idle" } }, noon)).not.toContain(
    "last-input",
  );
  const shared = readBack({
    basic: "open",
    input: { state: "idle", idleThresholdSeconds: 600, lastInput: noon },
  });
  expect(shared.devices[0]?.userInput).toMatchObject({ idleThresholdSeconds: 600, lastInput: { at: noon } });
});

test("PRS-060 whatever a person types, the document stays valid and says it", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: "binary", maxLength: 40 }), (note, activity) => {
      const document = readBack({ basic: "closed", note, activities: [activity] });
      expect(document.tuples[0]?.basic).toBe("closed");
    }),
  );
});
