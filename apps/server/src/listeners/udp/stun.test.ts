import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStun, stunAnswer } from "./stun";

/** A message with attributes, their lengths padded; `type` Binding request when left out. */
function stun(attributes: readonly (readonly [number, Uint8Array])[] = [], type = 0x0001): Buffer {
  const parts = attributes.map(([name, value]) => {
    const part = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
    part.writeUInt16BE(name, 0);
    part.writeUInt16BE(value.length, 2);
    part.set(value, 4);
    return part;
  });
  const body = Buffer.concat(parts);
  const header = Buffer.from("00000000 2112a442 b7e7a701bc34d686fa87dfae".replaceAll(" ", ""), "hex");
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length, 2);
  return Buffer.concat([header, body]);
}

function withFingerprint(message: Buffer, change = 0): Buffer {
  const longer = Buffer.concat([message, Buffer.from("80280004", "hex"), Buffer.alloc(4)]);
  longer.writeUInt16BE(message.length - 20 + 8, 2);
  const value = (crc32(longer.subarray(0, message.length)) ^ 0x5354554e ^ change) >>> 0;
  longer.writeUInt32BE(value, message.length);
  longer.writeUInt16BE(0x8028, message.length);
  longer.writeUInt16BE(4, message.length + 2);
  longer.writeUInt32BE(value, message.length + 4);
  return longer;
}

const answer = (message: Buffer): string | undefined =>
  stunAnswer(message, "192.0.2.1", 32853)?.toString("hex");

describe("COR-049 the answer to a Binding request", () => {
  test("names the address and port, masked, as RFC 5769 section 2.2 shows it", () => {
    expect(answer(stun())).toBe("0101000c2112a442b7e7a701bc34d686fa87dfae" + "002000080001a147e112a643");
  });

  test("IPv6, as RFC 5769 section 2.3 shows it", () => {
    const address = "2001:db8:1234:5678:11:2233:4455:6677";
    expect(stunAnswer(stun(), address, 32853)?.subarray(20).toString("hex")).toBe(
      "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9",
    );
  });

  test("attributes that are known or need not be change nothing", () => {
    const software = [0x8022, Buffer.from("phone")] as const;
    const username = [0x0006, Buffer.from("alice")] as const;
    expect(answer(stun([software, username]))).toBe(answer(stun()));
  });

  test("420 lists what must be understood and is not, each once", () => {
    const message = stun([
      [0x0024, Buffer.alloc(4)],
      [0x7fff, Buffer.alloc(1)],
      [0x0024, Buffer.alloc(0)],
    ]);
    expect(answer(message)?.slice(0, 8)).toBe("01110010");
    expect(answer(message)?.slice(40)).toBe("00090004" + "00000414" + "000a0004" + "00247fff");
  });

  test("what follows MESSAGE-INTEGRITY is ignored", () => {
    const message = stun([
      [0x0008, Buffer.alloc(20)],
      [0x7fff, Buffer.alloc(4)],
    ]);
    expect(answer(message)).toBe(answer(stun()));
  });

  test("a FINGERPRINT is optional; a wrong one is no STUN", () => {
    expect(answer(withFingerprint(stun()))).toBe(answer(stun()));
    expect(answer(withFingerprint(stun(), 1))).toBeUndefined();
  });
});

describe("COR-049 no answer", () => {
  test.each<[string, Buffer]>([
    ["to an indication", stun([], 0x0011)],
    ["to a response", stun([], 0x0101)],
    ["to an error response", stun([], 0x0111)],
    ["to another method", stun([], 0x0003)],
    ["without the magic cookie (RFC 3489)", Buffer.from(stun().fill(7, 4, 8))],
    ["to a length that is not that of the datagram", Buffer.concat([stun(), Buffer.alloc(4)])],
    [
      "to an attribute longer than the message",
      Buffer.from(stun([[0x8022, Buffer.alloc(4)]])).fill(255, 22, 24),
    ],
    ["to a header that is cut", stun().subarray(0, 16)],
  ])("%s", (_, message) => {
    expect(answer(message)).toBeUndefined();
  });
});

test("COR-049 whatever comes, the answer is to the transaction and at most 24 octets larger than the request", () => {
  const attribute = fc.tuple(fc.nat({ max: 0xffff }), fc.uint8Array({ maxLength: 12 }));
  const message = fc.oneof(
    fc.array(attribute, { maxLength: 40 }).map((attributes) => stun(attributes)),
    fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from([0, 1, ...octets])),
  );
  fc.assert(
    fc.property(message, fc.boolean(), (request, six) => {
      expect(isStun(request)).toBe(true);
      const reply = stunAnswer(request, six ? "2001:db8::1" : "192.0.2.1", 5060);
      if (reply === undefined) return;
      expect(reply.subarray(4, 20)).toEqual(request.subarray(4, 20));
      expect(reply.readUInt16BE(2)).toBe(reply.length - 20);
      expect(reply.length).toBeLessThanOrEqual(request.length + 24);
    }),
  );
});

test("COR-049 the first octet tells STUN from SIP", () => {
  expect(isStun(Buffer.from("OPTIONS sip:a SIP/2.0"))).toBe(false);
  expect(isStun(Buffer.from("\r\n\r\n"))).toBe(false);
  expect(isStun(stun())).toBe(true);
});
