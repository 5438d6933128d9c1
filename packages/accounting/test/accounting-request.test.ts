import {
  type Avp,
  CALLED_PARTY_ADDRESS,
  CALLING_PARTY_ADDRESS,
  CAUSE_CODE,
  CONTENT_LENGTH,
  EVENT,
  EVENT_TYPE,
  EXPIRES,
  IMS_CHARGING_IDENTIFIER,
  IMS_INFORMATION,
  INTER_OPERATOR_IDENTIFIER,
  MESSAGE_BODY,
  NODE_FUNCTIONALITY,
  ORIGINATING_IOI,
  SERVICE_INFORMATION,
  SESSION_ID,
  SIP_METHOD,
  SIP_REQUEST_TIMESTAMP_FRACTION,
  TIME_STAMPS,
  USER_SESSION_ID,
} from "@porchlight/diameter";
import { expect, test } from "vitest";
import { accountingRequest, recordEndToEnd } from "../src/index";
import { sampleRecord } from "./samples";

const peer = {
  identity: {
    host: "ps.example.com",
    realm: "example.com",
    product: "Porchlight",
    stateId: 3,
    accounting: true,
    creditControl: false,
  },
  destinationRealm: "cdf.example.com",
  serviceContext: "32260@3gpp.org",
  epoch: 1_700_000_000,
};

const ims = (avps: readonly Avp[]): readonly Avp[] =>
  IMS_INFORMATION.in(SERVICE_INFORMATION.in(avps) ?? []) ?? [];

test("PRV-048 an ACR has the AVPs of an event record in their order, Session-Id first", () => {
  const avps = accountingRequest({ number: 9, record: sampleRecord() }, peer);
  expect(avps.map(({ code }) => code)).toEqual([263, 264, 296, 283, 480, 485, 259, 1, 278, 55, 461, 873]);
  expect(SESSION_ID.in(avps)).toBe("ps.example.com;1700000000;9");
});

test("PRV-041 PRV-042 method, package and expires are in Event-Type", () => {
  const event = EVENT_TYPE.in(ims(accountingRequest({ number: 9, record: sampleRecord() }, peer))) ?? [];
  expect([SIP_METHOD.in(event), EVENT.in(event), EXPIRES.in(event)]).toEqual(["PUBLISH", "presence", 3600]);
});

test("PRV-040 who, when, where and what came of it", () => {
  const record = sampleRecord({ status: 404, source: "core" });
  const information = ims(accountingRequest({ number: 9, record }, peer));
  expect(CALLING_PARTY_ADDRESS.in(information)).toBe("sip:alice@office.test");
  expect(CALLED_PARTY_ADDRESS.in(information)).toBe("sip:alice@office.test");
  expect(USER_SESSION_ID.in(information)).toBe("call-1");
  expect(IMS_CHARGING_IDENTIFIER.in(information)).toBe("icid1");
  expect(CAUSE_CODE.in(information)).toBe(404);
  expect(NODE_FUNCTIONALITY.in(information)).toBe(0);
  expect(SIP_REQUEST_TIMESTAMP_FRACTION.in(TIME_STAMPS.in(information) ?? [])).toBe(243);
  expect(ORIGINATING_IOI.in(INTER_OPERATOR_IDENTIFIER.in(information) ?? [])).toBe("office.test");
  expect(CONTENT_LENGTH.in(MESSAGE_BODY.in(information) ?? [])).toBe(300);
});

test("PRV-040 success is a negative Cause-Code", () => {
  const information = ims(accountingRequest({ number: 9, record: sampleRecord() }, peer));
  expect(CAUSE_CODE.in(information)).toBe(-1);
});

test("PRV-063 a record has the same Session-Id and End-to-End identifier each time", () => {
  const one = { number: 9, record: sampleRecord() };
  expect(accountingRequest(one, peer)).toEqual(accountingRequest(one, peer));
  expect(recordEndToEnd(one)).toBe(9);
  expect(recordEndToEnd({ ...one, number: 2 ** 31 + 5 })).toBe(5);
});
