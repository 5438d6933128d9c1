import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { subscriptionId } from "../credit/credit-request";
import {
  ACCOUNTING_RECORD_NUMBER,
  ACCOUNTING_RECORD_TYPE,
  ACCT_APPLICATION_ID,
  AUTH_APPLICATION_ID,
  ORIGIN_HOST,
  PRODUCT_NAME,
  RESULT_CODE,
} from "../dictionary/base";
import { EVENT_TYPE, SIP_METHOD } from "../dictionary/charging";
import {
  CC_REQUEST_NUMBER,
  CC_REQUEST_TYPE,
  CC_SERVICE_SPECIFIC_UNITS,
  REQUESTED_ACTION,
  REQUESTED_SERVICE_UNIT,
} from "../dictionary/credit-control";
import { type Avp, decodeAvps, encodeAvps } from "./avp";
import { MessageFramer } from "./framer";
import { type DiameterMessage, decodeMessage, encodeMessage } from "./message";
import { address, readTime, time } from "./values";

const hex = (octets: Uint8Array | undefined): string => Buffer.from(octets ?? []).toString("hex");
const written = (avp: Avp): string => hex(encodeAvps([avp]));
const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));
const textHex = (text: string): string => Buffer.from(text).toString("hex");

const message = (more: Partial<DiameterMessage> = {}): DiameterMessage => ({
  isRequest: true,
  isProxiable: false,
  isError: false,
  isResent: false,
  command: 280,
  applicationId: 0,
  hopByHop: 0x01020304,
  endToEnd: 0xfffffffe,
  avps: [],
  ...more,
});

describe("AVPs as they are on the wire", () => {
  test.each<[string, Avp, string]>([
    ["Result-Code 2001", RESULT_CODE.of(2001), "0000010c 4000000c 000007d1"],
    ["EVENT_RECORD", ACCOUNTING_RECORD_TYPE.of(1), "000001e0 4000000c 00000001"],
    ["Accounting-Record-Number 0", ACCOUNTING_RECORD_NUMBER.of(0), "000001e5 4000000c 00000000"],
    ["Auth-Application-Id 4", AUTH_APPLICATION_ID.of(4), "00000102 4000000c 00000004"],
    ["Acct-Application-Id 3", ACCT_APPLICATION_ID.of(3), "00000103 4000000c 00000003"],
    ["CC-Request-Type EVENT_REQUEST", CC_REQUEST_TYPE.of(4), "000001a0 4000000c 00000004"],
    ["CC-Request-Number 0", CC_REQUEST_NUMBER.of(0), "0000019f 4000000c 00000000"],
    ["Requested-Action CHECK_BALANCE", REQUESTED_ACTION.of(2), "000001b4 4000000c 00000002"],
    [
      "Origin-Host with padding",
      ORIGIN_HOST.of("ps.example.com"),
      `00000108 40000016 ${textHex("ps.example.com")} 0000`,
    ],
    [
      "Subscription-Id of a SIP URI",
      subscriptionId("sip:alice@example.com"),
      `000001bb 40000034 000001c2 4000000c 00000002 000001bc 4000001d ${textHex("sip:alice@example.com")} 000000`,
    ],
    [
      "Requested-Service-Unit, one unit",
      REQUESTED_SERVICE_UNIT.of([CC_SERVICE_SPECIFIC_UNITS.of(1n)]),
      "000001b5 40000018 000001a1 40000010 0000000000000001",
    ],
    ["Product-Name without M", PRODUCT_NAME.of("ab"), `0000010d 0000000a ${textHex("ab")} 0000`],
    ["an AVP of a vendor", SIP_METHOD.of("PUBLISH"), `00000338 c0000013 000028af ${textHex("PUBLISH")} 00`],
    [
      "a group of a vendor",
      EVENT_TYPE.of([SIP_METHOD.of("PUBLISH")]),
      `00000337 c0000020 000028af 00000338 c0000013 000028af ${textHex("PUBLISH")} 00`,
    ],
  ])("PRV-061 %s", (_, avp, expected) => {
    expect(written(avp)).toBe(expected.replaceAll(" ", ""));
    expect(decodeAvps(octets(expected))).toEqual({ ok: true, value: [avp] });
  });

  test("PRV-061 a telephone number pays by E.164", () => {
    expect(written(subscriptionId("tel:+49-30-123"))).toBe(
      `000001bb40000024000001c24000000c00000000000001bc4000000f${textHex("4930123")}00`,
    );
  });

  test.each([
    ["shorter than a header", "000001"],
    ["length below the header", "0000010c 40000007 00000000"],
    ["length below the header with a vendor", "0000010c c000000b 000028af"],
    ["length beyond the octets", "0000010c 40000010 00000000"],
    ["flags that are reserved", "0000010c 4100000c 00000000"],
  ])("PRV-061 refuses an AVP with %s", (_, text) => {
    expect(decodeAvps(octets(text)).ok).toBe(false);
  });
});

describe("messages", () => {
  test.each<[string, Partial<DiameterMessage>, string]>([
    ["DWR", {}, "01000014 80000118 00000000 01020304 fffffffe"],
    ["CER", { command: 257 }, "01000014 80000101 00000000 01020304 fffffffe"],
    [
      "ACR",
      { command: 271, applicationId: 3, isProxiable: true },
      "01000014 c000010f 00000003 01020304 fffffffe",
    ],
    [
      "CCR",
      { command: 272, applicationId: 4, isProxiable: true },
      "01000014 c0000110 00000004 01020304 fffffffe",
    ],
    [
      "ACR sent again",
      { command: 271, applicationId: 3, isProxiable: true, isResent: true },
      "01000014 d000010f 00000003 01020304 fffffffe",
    ],
    [
      "DWA that tells of an error",
      { isRequest: false, isError: true },
      "01000014 20000118 00000000 01020304 fffffffe",
    ],
  ])("PRV-061 header of a %s", (_, more, expected) => {
    expect(hex(encodeMessage(message(more)))).toBe(expected.replaceAll(" ", ""));
    expect(decodeMessage(octets(expected))).toEqual({ ok: true, value: message(more) });
  });

  test.each([
    ["another version", "02000014 80000118 00000000 01020304 fffffffe"],
    ["another length", "01000018 80000118 00000000 01020304 fffffffe"],
    ["too few octets", "01000014 8000"],
  ])("PRV-061 refuses a header with %s", (_, text) => {
    expect(decodeMessage(octets(text)).ok).toBe(false);
  });

  const avps: fc.Arbitrary<Avp[]> = fc.array(
    fc.record({
      code: fc.nat({ max: 0xffffffff }),
      vendorId: fc.option(fc.nat({ max: 0xffffffff }), { nil: undefined }),
      isMandatory: fc.boolean(),
      data: fc.uint8Array({ maxLength: 40 }),
    }),
    { maxLength: 8 },
  );
  const messages: fc.Arbitrary<DiameterMessage> = fc.record({
    isRequest: fc.boolean(),
    isProxiable: fc.boolean(),
    isError: fc.boolean(),
    isResent: fc.boolean(),
    command: fc.nat({ max: 0xffffff }),
    applicationId: fc.nat({ max: 0xffffffff }),
    hopByHop: fc.nat({ max: 0xffffffff }),
    endToEnd: fc.nat({ max: 0xffffffff }),
    avps,
  });

  test("PRV-061 what is written is read back, in four-octet steps", () => {
    fc.assert(
      fc.property(messages, (sent) => {
        const wire = encodeMessage(sent);
        expect(wire.length % 4).toBe(0);
        expect(decodeMessage(wire)).toEqual({ ok: true, value: sent });
      }),
    );
  });

  test("PRV-061 octets of any kind are read or refused, never a fault", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (noise) => {
        decodeMessage(noise);
        decodeAvps(noise);
        new MessageFramer(1000).take(noise);
      }),
    );
  });

  test("PRV-061 a message with one octet changed is read or refused, never a fault", () => {
    fc.assert(
      fc.property(messages, fc.nat(), fc.nat({ max: 255 }), (sent, at, value) => {
        const wire = encodeMessage(sent);
        wire[at % wire.length] = value;
        decodeMessage(wire);
      }),
    );
  });

  test("PRV-061 a stream is cut at the messages, wherever its chunks end", () => {
    fc.assert(
      fc.property(fc.array(messages, { maxLength: 5 }), fc.integer({ min: 1, max: 30 }), (sent, size) => {
        const wire = Buffer.concat(sent.map(encodeMessage));
        const framer = new MessageFramer(100_000);
        const heard: Uint8Array[] = [];
        for (let at = 0; at < wire.length; at += size) {
          const taken = framer.take(new Uint8Array(wire.subarray(at, at + size)));
          if (taken.ok) heard.push(...taken.value);
        }
        expect(heard.map(hex)).toEqual(sent.map((each) => hex(encodeMessage(each))));
      }),
    );
  });

  test("PRV-061 a stream of something else, and of messages that are too large, is given up", () => {
    expect(new MessageFramer(100).take(octets("474554202f"))).toEqual({ ok: false, error: "not-diameter" });
    expect(new MessageFramer(100).take(octets("01000100"))).toEqual({ ok: false, error: "too-large" });
  });
});

describe("data formats", () => {
  test.each([
    ["192.0.2.7", "0001c0000207"],
    ["2001:db8::1", "000220010db8000000000000000000000001"],
    ["::ffff:192.0.2.7", "000200000000000000000000ffffc0000207"],
    ["::", "000200000000000000000000000000000000"],
    ["fe80::1%eth0", "0002fe800000000000000000000000000001"],
    ["192.0.2", ""],
    ["1:2", ""],
    ["1::2::3", ""],
    ["host.example", ""],
  ])("address %s", (text, expected) => expect(hex(address(text))).toBe(expected));

  test("time counts seconds from 1900, and goes on after 2036", () => {
    expect(hex(time(instant(0)))).toBe("83aa7e80");
    const later = instant(Date.UTC(2040, 1, 1));
    expect(readTime(time(later))).toBe(later);
    const now = instant(Date.UTC(2026, 0, 5, 9));
    expect(readTime(time(now))).toBe(now);
  });
});
