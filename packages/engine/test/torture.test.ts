import { parseMessage } from "@porchlight/sip-message";
import {
  type TortureExpectation,
  tortureExpectations,
  tortureMessage,
} from "@porchlight/sip-message/torture";
import { describe, expect, test } from "vitest";
import { World } from "./world";

/** What the server sent on all flows after one torture message: the statuses of its answers. */
function statusesFor(expectation: TortureExpectation): readonly number[] {
  const world = new World({ domain: "example.com", users: ["watson", "user", "j.user", "null-%00-null"] });
  const sender = world.connect("watson", "udp", expectation.name !== "regaut01");
  sender.sendsGarbage = true;
  const { flow } = sender;
  const frames: string[] = [];
  const send = world.send.bind(world);
  world.send = (id, frame) => {
    frames.push(String(frame));
    send(id, frame);
  };
  world.receive(flow.id, tortureMessage(expectation));
  return frames.filter((frame) => frame.startsWith("SIP/2.0 ")).map((frame) => Number(frame.slice(8, 11)));
}

/** INVITE is forwarded, whatever else the message holds: here to nobody, or to a domain that is not connected. */
function methodOf(expectation: TortureExpectation): string {
  const outcome = parseMessage(tortureMessage(expectation), "datagram");
  return outcome.kind === "message" && outcome.message.kind === "request" ? outcome.message.method : "";
}

describe("COR-011 COR-016 torture messages at the server", () => {
  test.each(
    tortureExpectations.map(
      (expectation) => [expectation.suite, expectation.name, expectation.title, expectation] as const,
    ),
  )("COR-011 %s %s: %s", (_suite, _name, _title, expectation) => {
    const statuses = statusesFor(expectation);
    const { server } = expectation;
    if (server.kind === "dropped") {
      expect(statuses).toEqual([]);
      return;
    }
    if (expectation.layer.kind === "response") {
      expect(statuses).toEqual([]);
      return;
    }
    expect(statuses).toHaveLength(1);
    const [status = 0] = statuses;
    if (methodOf(expectation) === "INVITE") expect([404, 480]).toContain(status);
    else if (server.kind === "answered") expect(server.statuses).toContain(status);
    else expect(status).not.toBe(400);
  });
});
