import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { UdpPeer } from "./udp-peer";

test("COR-028 datagrams that are held back leave in their order, and none before", async () => {
  const [ours, theirs] = [createSocket("udp4"), createSocket("udp4")];
  theirs.bind(0, "127.0.0.1");
  await once(theirs, "listening");
  const received: string[] = [];
  theirs.on("message", (datagram) => received.push(datagram.toString()));
  const peer = new UdpPeer(ours, "127.0.0.1", theirs.address().port, () => {});
  peer.cork();
  for (const text of ["first", "second"]) peer.send(text);
  theirs.send("before", theirs.address().port, "127.0.0.1");
  while (received.length < 1) await once(theirs, "message");
  peer.uncork();
  peer.send("third");
  while (received.length < 4) await once(theirs, "message");
  expect(received).toEqual(["before", "first", "second", "third"]);
  ours.close();
  theirs.close();
});
