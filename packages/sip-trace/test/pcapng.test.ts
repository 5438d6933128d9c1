import { describe, expect, test } from "vitest";
import { addressOctets } from "../src/pcapng/address-octets";
import { internetChecksum } from "../src/pcapng/internet-checksum";
import { pcapngBlocks } from "../src/pcapng/pcapng";
import type { TracedMessage } from "../src/traced-message";
import { flowOf, noon, request, traced } from "./messages";
import { fc, test as property } from "./property";

const blocksOf = (...messages: readonly TracedMessage[]): DataView[] =>
  [...pcapngBlocks("Porchlight", messages)].map((octets) => new DataView(octets.buffer));

const packetsOf = (...messages: readonly TracedMessage[]): Uint8Array[] =>
  blocksOf(...messages)
    .slice(2)
    .map((view) => new Uint8Array(view.buffer, 28, view.getUint32(20, true)));

/** The sum over everything is zero when the checksum is right (RFC 1071). */
function checksumsHold(packet: Uint8Array): boolean {
  const isIpv4 = packet[0] === 0x45;
  const headerLength = isIpv4 ? 20 : 40;
  const [addresses, protocol] = isIpv4
    ? [packet.subarray(12, 20), packet[9] ?? 0]
    : [packet.subarray(8, 40), packet[6] ?? 0];
  const carried = packet.subarray(headerLength);
  const pseudo = Uint8Array.of(0, protocol, carried.length >> 8, carried.length & 0xff);
  const isHeaderRight = !isIpv4 || internetChecksum(packet.subarray(0, 20)) === 0;
  return isHeaderRight && internetChecksum(addresses, pseudo, carried) === 0;
}

describe("a capture file", () => {
  test("is a section header, one interface of raw IP, and a block for each packet", () => {
    const blocks = blocksOf(traced(request("PUBLISH")), traced(request("PUBLISH")));
    expect(blocks.map((view) => view.getUint32(0, true))).toEqual([0x0a0d0d0a, 1, 6, 6]);
    expect(blocks[0]?.getUint32(8, true)).toBe(0x1a2b3c4d);
    expect(blocks[1]?.getUint16(8, true)).toBe(101);
  });

  property(
    "has blocks of whole words that say their length at both ends",
    fc.uint8Array({ maxLength: 200 }),
    (octets) => {
      for (const view of blocksOf({ ...traced(""), octets })) {
        expect(view.byteLength % 4).toBe(0);
        expect(view.getUint32(4, true)).toBe(view.byteLength);
        expect(view.getUint32(view.byteLength - 4, true)).toBe(view.byteLength);
      }
    },
  );

  test("has times in microseconds", () => {
    const [, , block] = blocksOf(traced("x"));
    const high = block?.getUint32(12, true) ?? 0;
    expect(high * 0x1_0000_0000 + (block?.getUint32(16, true) ?? 0)).toBe(noon * 1000);
  });
});

describe("a packet", () => {
  test.each([
    ["192.0.2.7", "192.0.2.1", 4],
    ["2001:db8::7", "2001:db8::1", 6],
    ["192.0.2.7", "::", 6],
    ["nowhere", "192.0.2.1", 4],
  ])(
    "from %s to %s is of IP version %i, with checksums that hold",
    (remoteAddress, localAddress, version) => {
      for (const transport of ["udp", "tcp", "ws"] as const) {
        const flow = flowOf({ remoteAddress, localAddress, transport });
        const [packet = new Uint8Array()] = packetsOf(traced(request("PUBLISH"), { flow }));
        expect((packet[0] ?? 0) >> 4).toBe(version);
        expect(checksumsHold(packet)).toBe(true);
      }
    },
  );

  property("carries any octets with checksums that hold", fc.uint8Array({ maxLength: 99 }), (octets) => {
    const [packet = new Uint8Array()] = packetsOf({ ...traced(""), octets });
    expect(packet.subarray(28)).toEqual(octets);
    expect(checksumsHold(packet)).toBe(true);
  });

  test("what was inside WebSocket or TLS is at the port of SIP", () => {
    for (const transport of ["ws", "wss", "tls"] as const) {
      const flow = flowOf({ transport, localPort: 8443 });
      const [packet = new Uint8Array()] = packetsOf(traced("x", { flow, direction: "out" }));
      expect(new DataView(packet.buffer, packet.byteOffset).getUint16(20)).toBe(5060);
    }
  });

  test("segments of a stream follow each other and acknowledge the other way", () => {
    const flow = flowOf({ transport: "tcp" });
    const places = packetsOf(
      traced("12345", { flow }),
      traced("123", { flow, direction: "out" }),
      traced("1", { flow }),
      traced("1", { flow: { ...flow, id: 8 } }),
    ).map((packet) => new DataView(packet.buffer, packet.byteOffset + 20));
    expect(places.map((view) => [view.getUint32(4), view.getUint32(8)])).toEqual([
      [1, 1],
      [1, 6],
      [6, 4],
      [1, 1],
    ]);
  });

  test("a message longer than a packet goes in pieces over a stream, and is cut in a datagram", () => {
    const text = "x".repeat(70_000);
    const pieces = packetsOf(traced(text, { flow: flowOf({ transport: "tls" }) }));
    expect(pieces.map(({ length }) => length - 40)).toEqual([65_495, 4_505]);
    const [cut] = packetsOf(traced(text, { flow: flowOf({ transport: "ws" }) }));
    expect(cut?.length).toBe(28 + 65_495);
  });
});

test.each([
  ["192.0.2.1", "c0000201"],
  ["::", "00000000000000000000000000000000"],
  ["::1", "00000000000000000000000000000001"],
  ["2001:db8::7:0", "20010db8000000000000000000070000"],
  ["1:2:3:4:5:6:7:8", "00010002000300040005000600070008"],
  ["::ffff:192.0.2.1", "00000000000000000000ffffc0000201"],
  ["1:2:3", undefined],
  ["1::2::3", undefined],
  ["::12345", undefined],
  ["1.2.3", undefined],
  ["1.2.3.256", undefined],
  ["", undefined],
])("the address %s", (text, hex) => {
  const octets = addressOctets(text);
  expect(octets && [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("")).toBe(hex);
});
