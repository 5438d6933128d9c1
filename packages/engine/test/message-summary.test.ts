import type { SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { tagOf } from "./lamp";
import { header, type Party } from "./party";
import { World, type WorldOptions } from "./world";

const office = (options: WorldOptions = {}) => {
  const world = new World({ notifyIntervalMs: 0, agents: ["sip:voicemail@office.test"], ...options, users });
  return {
    world,
    alice: world.connect("alice"),
    bob: world.connect("bob"),
    voicemail: world.connect("voicemail", "tcp"),
    fax: world.connect("voicemail", "tcp"),
  };
};

const users = ["alice", "bob", "voicemail"];

const watch = (party: Party, headers: readonly string[] = []): SipResponse =>
  party.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: ["Event: message-summary", ...headers],
  });

const publish = (party: Party, lines: readonly string[] | undefined, headers: readonly string[] = []) =>
  party.request("PUBLISH", {
    uri: "sip:alice@office.test",
    headers: ["Event: message-summary", ...headers],
    ...(lines === undefined
      ? {}
      : {
          body: lines.map((line) => `${line}\r\n`).join(""),
          contentType: "application/simple-message-summary",
        }),
  });

const waiting = (counts = "2/8 (0/2)") => ["Messages-Waiting: yes", `Voice-Message: ${counts}`];

const body = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join("");
const ACCOUNT = "Message-Account: sip:alice@office.test";

describe("the lamp of a mailbox (RFC 3842)", () => {
  test("the flow of section 4.1: the state at once, each change, the state with each refresh", () => {
    const { alice, voicemail } = office();
    const accepted = watch(alice, ["Accept: application/simple-message-summary"]);
    expect([accepted.status, header(accepted, "expires")]).toEqual([200, "3600"]);
    expect(header(alice.lastNotify, "content-type")).toBe("application/simple-message-summary");
    expect(alice.lastBody).toBe(body("Messages-Waiting: no", ACCOUNT));
    const first = publish(voicemail, waiting());
    expect([first.status, header(first, "expires")]).toEqual([200, "3600"]);
    expect(alice.lastBody).toBe(body("Messages-Waiting: yes", ACCOUNT, "Voice-Message: 2/8 (0/2)"));
    publish(voicemail, waiting("0/10 (0/2)"), [`SIP-If-Match: ${tagOf(first)}`]);
    expect(alice.lastBody).toBe(body("Messages-Waiting: yes", ACCOUNT, "Voice-Message: 0/10 (0/2)"));
    expect(alice.notifies).toHaveLength(3);
    watch(alice, ["Expires: 0"]);
    expect(alice.lastBody).toContain("Voice-Message: 0/10 (0/2)");
  });

  test("two stores of one mailbox add up; one that dies takes its messages with it", () => {
    const { world, alice, voicemail, fax } = office();
    watch(alice);
    publish(voicemail, waiting("1/0"));
    publish(fax, ["Messages-Waiting: yes", "Voice-Message: 2/1", "Fax-Message: 1/0"], ["Expires: 60"]);
    expect(alice.lastBody).toBe(
      body("Messages-Waiting: yes", ACCOUNT, "Voice-Message: 3/1", "Fax-Message: 1/0"),
    );
    world.pass(60_000);
    expect(alice.lastBody).toBe(body("Messages-Waiting: yes", ACCOUNT, "Voice-Message: 1/0"));
  });

  test("descriptions of single messages go no further (section 3.5)", () => {
    const { alice, voicemail } = office();
    watch(alice);
    publish(voicemail, [...waiting(), "", "From: <bob@biloxi.example.com>", "Subject: carpool tomorrow?"]);
    expect(alice.lastBody).not.toContain("biloxi");
  });

  test("SYS-009 the lamp outlives a restart", () => {
    const { world, voicemail } = office();
    const phone = world.connect("alice", "udp");
    watch(phone);
    publish(voicemail, waiting(), ["Expires: 600"]);
    world.listen("udp", phone.flow.remoteAddress, phone.flow.remotePort, phone);
    world.crash();
    const before = phone.notifies.length;
    world.pass(30_000);
    expect(phone.notifies.length).toBe(before + 1);
    expect(phone.lastBody).toContain("Voice-Message: 2/8 (0/2)");
  });

  test("nobody watches but the owner and whom the operator names, whatever rules say of presence", () => {
    const { alice, bob } = office();
    expect([watch(alice).status, watch(bob).status]).toEqual([200, 403]);
    const assistant = office({ messageSummary: { delegates: new Set(["sip:bob@office.test"]) } });
    expect(watch(assistant.bob).status).toBe(200);
  });

  test("nobody publishes but the owner and message stores of the operator", () => {
    const { alice, bob, voicemail } = office();
    const statuses = [alice, bob, voicemail].map((party) => publish(party, waiting()).status);
    expect(statuses).toEqual([200, 403, 200]);
  });

  test.each([
    ["another type", { body: body(...waiting()), contentType: "text/plain" }, 415],
    ["what is no summary", { body: "hello" }, 400],
    ["counts that are none", { body: body("Messages-Waiting: yes", "Voice-Message: lots") }, 400],
    ["a body that is too large", { body: body(...waiting()).repeat(3_000) }, 413],
  ])("%s is refused, and the lamp is as it was", (_, wish, status) => {
    const { alice, voicemail } = office();
    watch(alice);
    const good = publish(voicemail, waiting());
    const sent = { contentType: "application/simple-message-summary", ...wish };
    const headers = ["Event: message-summary", `SIP-If-Match: ${tagOf(good)}`];
    const refused = voicemail.request("PUBLISH", { uri: "sip:alice@office.test", headers, ...sent });
    expect(refused.status).toBe(status);
    expect(alice.notifies).toHaveLength(2);
    expect(publish(voicemail, undefined, [`SIP-If-Match: ${tagOf(good)}`]).status).toBe(200);
  });
});
