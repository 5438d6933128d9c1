import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Profile } from "../parameters/profile-values";
import type { ProfileDocument } from "./profile-document";
import { readProfileText, surveyProfileText } from "./read-profile";
import { writeProfile } from "./write-profile";

const document = (values: Profile): ProfileDocument => ({ values, label: "" });
const profile = (inner: string): string =>
  `<presence-profile xmlns="urn:x-presence-profile:1" xmlns:x="urn:other">${inner}</presence-profile>`;

test("PRV-001 a profile document has one element for each parameter, named exactly", () => {
  expect(
    writeProfile(document({ sipWsUris: ["wss://a.test"], pktcPRSCClientObjDataLimit: 0, lists: true })),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<presence-profile xmlns="urn:x-presence-profile:1">
  <pktcPRSCClientObjDataLimit>0</pktcPRSCClientObjDataLimit>
  <sipWsUris>wss://a.test</sipWsUris>
  <lists>true</lists>
</presence-profile>
`);
});

test("PRV-011 what is written is read back", () => {
  const profiles = fc.record(
    {
      pktcPRSCClientObjDataLimit: fc.integer({ min: 0, max: 1_048_576 }),
      pktcPRSSourceThrottlePublish: fc.integer({ min: 0, max: 86_400 }),
      notifyMaxRate: fc.integer({ min: 1, max: 100_000 }).map((thousandths) => thousandths / 1000),
      providerId: fc
        .string({ minLength: 1, maxLength: 20 })
        .map((text) => `x${text.replace(/\s|\p{Cc}/gu, "")}x`),
      defaultSubHandling: fc.constantFrom("block", "confirm", "polite-block", "allow"),
      anonymousAllowed: fc.boolean(),
      sipWsUris: fc.array(fc.constantFrom("ws://a.test", "wss://b.test/sip"), { minLength: 1, maxLength: 4 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(profiles, fc.integer({ min: 0, max: 1000 }), (values, priority) => {
      const whole = { values, label: "R & D", members: { priority, addresses: ["sip:a@office.test"] } };
      expect(readProfileText(writeProfile(whole))).toEqual({ ok: true, value: whole });
    }),
  );
});

test("elements of other namespaces and comments are passed over", () => {
  expect(readProfileText(profile("<x:y><lists/></x:y><!-- one --><lists> 0 </lists>"))).toEqual({
    ok: true,
    value: document({ lists: false }),
  });
});

describe("PRV-003 what is no profile", () => {
  test.each([
    [
      "<pktcPRSClientObjDataLimit>5</pktcPRSClientObjDataLimit>",
      "pktcPRSClientObjDataLimit",
      "there is no parameter of this name",
    ],
    ["<constructor>5</constructor>", "constructor", "there is no parameter of this name"],
    ["<lists>true</lists><lists>true</lists>", "lists", "stands there twice"],
    ["<lists><lists>true</lists></lists>", "lists", "has no elements inside"],
    ["<outboundFlows>9</outboundFlows>", "outboundFlows", "must be a whole number from 1 to 2"],
    ['<members priority="x"/>', "priority", "must be a whole number from 0 to 1000"],
    ['<members><member uri="alice"/></members>', "member", "must be an address such as sip:a@example.com"],
  ])("%s", (inner, name, reason) => {
    expect(readProfileText(profile(inner))).toEqual({
      ok: false,
      error: { name, reason: expect.objectContaining({ text: reason }) },
    });
  });

  test.each(["<presence-profile/>", profile("<lists>"), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])(
    "%s",
    (text) => {
      expect(readProfileText(text).ok).toBe(false);
    },
  );
});

test("what a newer server says is used as far as it is known", () => {
  const survey = surveyProfileText(
    profile("<fromTomorrow>1</fromTomorrow><outboundFlows>9</outboundFlows><lists>0</lists>"),
  );
  expect(survey).toEqual({
    ok: true,
    value: {
      profile: document({ lists: false }),
      faults: [
        { name: "fromTomorrow", reason: expect.objectContaining({ code: "is-no-parameter" }) },
        {
          name: "outboundFlows",
          reason: expect.objectContaining({ text: "must be a whole number from 1 to 2" }),
        },
      ],
    },
  });
  expect(surveyProfileText("<other/>").ok).toBe(false);
  expect(surveyProfileText("no xml").ok).toBe(false);
});
