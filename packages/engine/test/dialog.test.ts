import type { DialogElement } from "@porchlight/documents";
import { describe, expect, test } from "vitest";
import { dialogInfo, dialogXml, lamp, publishDialogs, tagOf, watchDialogs } from "./lamp";
import { header, type Party } from "./party";
import { ALICE_RULES, one, rule, ruleset } from "./rules";
import { World, type WorldOptions } from "./world";

const quick = { notifyIntervalMs: 0 };

const office = (options: WorldOptions = {}) => {
  const world = new World({ ...quick, ...options });
  return {
    world,
    desk: world.connect("alice", "tcp"),
    mobile: world.connect("alice"),
    bob: world.connect("bob"),
  };
};

const RING = 'id="1" call-id="c1" local-tag="l1" remote-tag="r1" direction="recipient"';
const PARTIES =
  '<local><identity display="Alice">sip:alice@office.test</identity><target uri="sip:alice@192.0.2.4"/></local>' +
  '<remote><identity display="Carol">sip:carol@office.test</identity><target uri="sip:carol@192.0.2.9"/></remote>';
const SDP =
  '<local><identity>sip:alice@office.test</identity><session-description type="application/sdp">v=0</session-description></local>';

const document = (party: Party) => {
  const info = dialogInfo(party.lastNotify);
  if (info === undefined) throw new Error("no body");
  return info;
};

const dialogs = (party: Party): readonly DialogElement[] => document(party).dialogs;

const told = (party: Party): string[] =>
  dialogs(party).map(({ id, state, event }) =>
    event === undefined ? `${id} ${state}` : `${id} ${state} ${event}`,
  );

describe("a call as a lamp sees it", () => {
  test("ringing, answered, over: full state each time, versions one by one, the end told once", () => {
    const { desk, bob } = office();
    const accepted = watchDialogs(bob);
    expect([accepted.status, header(accepted, "expires")]).toEqual([200, "3600"]);
    expect(document(bob)).toEqual({
      version: 0,
      state: "full",
      entity: "sip:alice@office.test",
      dialogs: [],
    });
    const ringing = publishDialogs(desk, dialogXml(RING, "early"), { headers: ["Expires: 600"] });
    expect([ringing.status, header(ringing, "expires")]).toEqual([200, "600"]);
    expect(document(bob)).toMatchObject({ version: 1, state: "full" });
    expect(told(bob)).toEqual(["d1 early"]);
    const answered = publishDialogs(desk, dialogXml(RING, "confirmed"), {
      headers: [`SIP-If-Match: ${tagOf(ringing)}`],
    });
    expect([document(bob).version, told(bob)]).toEqual([2, ["d1 confirmed"]]);
    const over = '<dialog id="1"><state event="remote-bye">terminated</state></dialog>';
    publishDialogs(desk, over, { headers: [`SIP-If-Match: ${tagOf(answered)}`] });
    expect([document(bob).version, told(bob)]).toEqual([3, ["d1 terminated"]]);
    watchDialogs(bob);
    expect(told(bob)).toEqual([]);
  });

  test("lessons 10: who begins to watch in the middle of a call is told what goes on now, and nothing before", () => {
    const { desk, bob } = office();
    const first = publishDialogs(desk, dialogXml('id="0"', "terminated") + dialogXml(RING, "early"));
    publishDialogs(desk, dialogXml('id="0"', "terminated") + dialogXml(RING, "confirmed"), {
      headers: [`SIP-If-Match: ${tagOf(first)}`],
    });
    watchDialogs(bob);
    expect(told(bob)).toEqual(["d1 confirmed"]);
  });

  test("lessons 9: a branch that lost hides nothing of the one that was answered", () => {
    const { desk, mobile, bob } = office();
    watchDialogs(bob);
    const branch = (tag: string) => `id="c1" call-id="c1" local-tag="${tag}" remote-tag="r1"`;
    publishDialogs(desk, dialogXml(branch("desk"), "early"));
    const lost = publishDialogs(mobile, dialogXml(branch("mobile"), "early"));
    expect(lamp(bob)).toBe("early");
    publishDialogs(desk, dialogXml(branch("desk"), "confirmed"));
    publishDialogs(mobile, dialogXml(branch("mobile"), "terminated"), {
      headers: [`SIP-If-Match: ${tagOf(lost)}`],
    });
    expect(lamp(bob)).toBe("confirmed");
  });

  test("lessons 9: the same within one source, whose forks share an id (RFC 4235 section 6.1)", () => {
    const { desk, bob } = office();
    watchDialogs(bob);
    const fork = (tag: string, state: string) =>
      dialogXml(`id="as7" call-id="a84" local-tag="19" remote-tag="${tag}"`, state);
    const early = publishDialogs(desk, fork("one", "early") + fork("two", "early"));
    expect(told(bob)).toEqual(["d1 early", "d2 early"]);
    publishDialogs(desk, fork("one", "terminated") + fork("two", "confirmed"), {
      headers: [`SIP-If-Match: ${tagOf(early)}`],
    });
    expect(told(bob)).toEqual(["d1 terminated", "d2 confirmed"]);
  });

  test("lessons 8: terminated and Expires 0 in one PUBLISH puts the lamp out", () => {
    const { desk, bob } = office();
    watchDialogs(bob);
    const call = publishDialogs(desk, dialogXml(RING, "confirmed"));
    publishDialogs(desk, dialogXml(RING, "terminated"), {
      headers: [`SIP-If-Match: ${tagOf(call)}`, "Expires: 0"],
    });
    expect([lamp(bob), told(bob)]).toEqual(["idle", ["d1 terminated"]]);
    watchDialogs(bob);
    expect(told(bob)).toEqual([]);
  });

  test("lessons 7: a source that dies puts the lamp out when its publication expires", () => {
    const { world, desk, bob } = office();
    watchDialogs(bob);
    publishDialogs(desk, dialogXml(RING, "early"), { headers: ["Expires: 60"] });
    world.lose(desk);
    world.pass(59_000);
    expect(lamp(bob)).toBe("early");
    world.pass(1_000);
    expect([lamp(bob), told(bob)]).toEqual(["idle", ["d1 terminated"]]);
  });

  test("lessons 12: what goes on outlives a restart, and ends after it", () => {
    const { world, desk } = office();
    const bob = world.connect("bob", "udp");
    watchDialogs(bob);
    publishDialogs(desk, dialogXml(RING, "confirmed"), { headers: ["Expires: 120"] });
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.crash();
    world.pass(60_000);
    expect(lamp(bob)).toBe("confirmed");
    world.pass(60_000);
    expect(lamp(bob)).toBe("idle");
  });

  test("several sources: ids that are the same stay apart, each for as long as its dialog lasts", () => {
    const { desk, mobile } = office();
    const alice = mobile;
    const first = publishDialogs(desk, dialogXml('id="1"', "confirmed"));
    publishDialogs(mobile, dialogXml('id="1"', "early"));
    watchDialogs(alice);
    expect(told(alice)).toEqual(["1 confirmed", "1.2 early"]);
    publishDialogs(desk, undefined, { headers: [`SIP-If-Match: ${tagOf(first)}`, "Expires: 0"] });
    expect(told(alice)).toEqual(["1 terminated", "1.2 early"]);
  });

  describe("an exchange that publishes the next state before the last one is answered", () => {
    const untagged = 'id="x1" call-id="c1" direction="recipient"';
    const tagged = `${untagged} local-tag="l1" remote-tag="r1"`;
    const twice = () => {
      const { world, desk, bob } = office();
      watchDialogs(bob);
      publishDialogs(desk, dialogXml(tagged, "early"));
      const second = publishDialogs(desk, dialogXml(untagged, "confirmed"));
      return { world, desk, bob, second };
    };

    test("lessons 15: the call is one, its last state counts, and its end is the end of both", () => {
      const { world, desk, bob, second } = twice();
      expect(told(bob)).toEqual(["d1 confirmed"]);
      const over = publishDialogs(desk, dialogXml(untagged, "terminated"), {
        headers: [`SIP-If-Match: ${tagOf(second)}`, "Expires: 11"],
      });
      expect([over.status, told(bob)]).toEqual([200, ["d1 terminated"]]);
      world.pass(11_000);
      expect(lamp(bob)).toBe("idle");
      watchDialogs(bob);
      expect(told(bob)).toEqual([]);
    });

    test("lessons 15: after a restart the state that is further counts, both being of one moment", () => {
      const { world } = twice();
      world.crash();
      const bob = world.connect("bob");
      watchDialogs(bob);
      expect(told(bob)).toEqual(["d1 confirmed"]);
    });

    test("lessons 9: without tags the end of one branch hides no call that was answered", () => {
      const { desk, mobile, bob } = office();
      watchDialogs(bob);
      publishDialogs(desk, dialogXml(untagged, "confirmed"));
      publishDialogs(mobile, dialogXml(untagged, "terminated"));
      expect(lamp(bob)).toBe("confirmed");
    });

    test("lessons 9: nor does the ringing of another branch, which may be over before the call is", () => {
      const { desk, mobile, bob } = office();
      watchDialogs(bob);
      publishDialogs(desk, dialogXml(untagged, "confirmed"));
      const other = publishDialogs(mobile, dialogXml(tagged, "early"));
      publishDialogs(mobile, dialogXml(tagged, "terminated"), {
        headers: [`SIP-If-Match: ${tagOf(other)}`],
      });
      expect(lamp(bob)).toBe("confirmed");
    });

    test("a call that is refused at once leaves no lamp that rings", () => {
      const { desk, bob } = office();
      watchDialogs(bob);
      publishDialogs(desk, dialogXml(tagged, "early"));
      publishDialogs(desk, dialogXml(untagged, "terminated"), { headers: ["Expires: 11"] });
      expect(lamp(bob)).toBe("idle");
    });

    test("lessons 7: ringing that comes after the end, by another publication, lights no lamp", () => {
      const { desk, mobile, bob } = office();
      watchDialogs(bob);
      publishDialogs(desk, dialogXml(untagged, "terminated"), { headers: ["Expires: 11"] });
      publishDialogs(mobile, dialogXml(tagged, "early"));
      expect(lamp(bob)).toBe("idle");
    });

    test("a state that the call has left, told late by somebody else, dims no lamp", () => {
      const { world, desk, mobile, bob } = office();
      watchDialogs(bob);
      const call = publishDialogs(desk, dialogXml(RING, "confirmed"));
      world.pass(1_000);
      publishDialogs(mobile, dialogXml(RING, "early"));
      expect(lamp(bob)).toBe("confirmed");
      publishDialogs(desk, dialogXml(RING, "terminated"), { headers: [`SIP-If-Match: ${tagOf(call)}`] });
      expect(lamp(bob)).toBe("idle");
    });

    test("what came late says nothing about what is newer", () => {
      const { desk, mobile, bob, world } = office();
      watchDialogs(bob);
      const early = publishDialogs(desk, dialogXml(RING, "early"));
      world.pass(1_000);
      publishDialogs(mobile, dialogXml(RING, "confirmed"));
      expect(told(bob)).toEqual(["d1 confirmed"]);
      world.pass(1_000);
      publishDialogs(desk, dialogXml(RING, "terminated"), { headers: [`SIP-If-Match: ${tagOf(early)}`] });
      expect(told(bob)).toEqual(["d1 terminated"]);
    });
  });

  test("partial state changes what the source said before (RFC 4235 section 4.3)", () => {
    const { desk, bob } = office();
    watchDialogs(bob);
    const both = publishDialogs(desk, dialogXml('id="a"', "confirmed") + dialogXml('id="b"', "early"));
    publishDialogs(desk, dialogXml('id="b"', "terminated"), {
      headers: [`SIP-If-Match: ${tagOf(both)}`],
      state: "partial",
    });
    expect(told(bob)).toEqual(["d2 terminated", "d1 confirmed"]);
  });

  test("lessons 11: phones that need one are told of a call that is over where there is none", () => {
    const { desk, bob } = office({ dialog: { dummyFor: ["Aastra"] } });
    watchDialogs(bob, "dialog", ["User-Agent: aastra 6731i/3.3.1"]);
    expect(told(bob)).toEqual(["none terminated"]);
    const call = publishDialogs(desk, dialogXml(RING, "early"));
    expect(told(bob)).toEqual(["d1 early"]);
    publishDialogs(desk, undefined, { headers: [`SIP-If-Match: ${tagOf(call)}`, "Expires: 0"] });
    expect(told(bob)).toEqual(["d1 terminated"]);
    watchDialogs(bob, "dialog", ["User-Agent: Desk Phone"]);
    expect(told(bob)).toEqual([]);
  });

  test("how long a call lasts counts on, and is no news by itself", () => {
    const { world, desk, mobile } = office();
    const call = publishDialogs(desk, dialogXml(RING, "confirmed", "<duration>10</duration>"));
    watchDialogs(mobile);
    world.pass(5_000);
    publishDialogs(desk, dialogXml(RING, "confirmed", "<duration>15</duration>"), {
      headers: [`SIP-If-Match: ${tagOf(call)}`],
    });
    world.pass(5_000);
    expect(mobile.notifies).toHaveLength(1);
    watchDialogs(mobile);
    expect(dialogs(mobile)[0]?.duration).toBe(20);
  });

  test("a NOTIFY that was refused is made good: the end is told again", () => {
    const { world, desk, bob } = office();
    watchDialogs(bob);
    const call = publishDialogs(desk, dialogXml(RING, "confirmed"));
    bob.notifyAnswer = 500;
    publishDialogs(desk, undefined, { headers: [`SIP-If-Match: ${tagOf(call)}`, "Expires: 0"] });
    bob.notifyAnswer = 200;
    world.pass(5_000);
    expect(told(bob)).toEqual(["d1 terminated"]);
    expect(document(bob).version).toBe(3);
  });
});

describe("who sees what of a call (RFC 4235 section 3.6)", () => {
  const shownTo = (party: Party, options: { event?: string } = {}) => {
    watchDialogs(party, options.event);
    return dialogs(party);
  };

  test("alice's own devices see everything but session descriptions, and those when they ask", () => {
    const { desk, mobile } = office();
    publishDialogs(desk, dialogXml(RING, "confirmed", SDP));
    const [shown] = shownTo(mobile);
    expect(shown).toMatchObject({ id: "1", callId: "c1", localTag: "l1", remoteTag: "r1" });
    expect(shown?.local).toEqual({ identities: [{ uri: "sip:alice@office.test" }], extensions: [] });
    const [asked] = shownTo(mobile, { event: "dialog;include-session-description" });
    expect(asked?.local?.sessionDescription).toEqual({ type: "application/sdp", text: "v=0" });
  });

  test("others see state and direction, and neither ids nor the other side", () => {
    const { desk, bob } = office();
    publishDialogs(desk, dialogXml(RING, "confirmed", PARTIES));
    const asking = shownTo(bob, { event: "dialog;include-session-description" });
    expect(asking).toEqual([{ id: "d1", state: "confirmed", direction: "recipient", extensions: [] }]);
    for (const secret of ["c1", "l1", "r1", "carol", "192.0.2"]) expect(bob.lastBody).not.toContain(secret);
  });

  test("showRemote: they see who is called, for pick-up, and no session descriptions", () => {
    const { desk, bob } = office({ dialog: { showRemote: true } });
    publishDialogs(desk, dialogXml(RING, "early", PARTIES) + dialogXml('id="2"', "early", SDP));
    const shown = shownTo(bob, { event: "dialog;include-session-description" });
    expect(shown[0]).toMatchObject({
      id: "1",
      callId: "c1",
      remote: { target: { uri: "sip:carol@192.0.2.9" } },
    });
    expect(shown[1]?.local?.sessionDescription).toBeUndefined();
  });

  test("what rules refuse, question or hide, they do here", () => {
    const { world, desk, bob } = office();
    publishDialogs(desk, dialogXml(RING, "confirmed"));
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "block")));
    expect(watchDialogs(bob).status).toBe(403);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    expect(watchDialogs(bob).status).toBe(202);
    expect(bob.lastNotify.body).toHaveLength(0);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "polite-block")));
    expect(dialogs(bob)).toEqual([]);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow")));
    expect(lamp(bob)).toBe("confirmed");
  });

  test("a watcher who is shown what alice does sees her calls; withdrawn, the lamp goes out and nothing follows", () => {
    const { world, desk, bob } = office();
    const activities =
      "<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-activities>true</pr:provide-activities>";
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", activities)));
    publishDialogs(desk, dialogXml(RING, "confirmed"));
    watchDialogs(bob);
    expect(lamp(bob)).toBe("confirmed");
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", "<pr:provide-note>true</pr:provide-note>")));
    expect([lamp(bob), told(bob)]).toEqual(["idle", ["d1 terminated"]]);
    const before = bob.notifies.length;
    publishDialogs(desk, dialogXml('id="2"', "early"));
    expect(bob.notifies).toHaveLength(before);
  });

  test("one dialog that is named: its own watcher alone hears of it (section 3.2)", () => {
    const { desk, mobile, bob } = office();
    const event = 'dialog;call-id="c1";to-tag=l1;from-tag=r1';
    publishDialogs(desk, dialogXml(RING, "early") + dialogXml('id="2" call-id="c2"', "confirmed"));
    expect(shownTo(mobile, { event }).map(({ id }) => id)).toEqual(["1"]);
    expect(shownTo(bob, { event })).toEqual([]);
  });

  test("a watcher is spared the call it is itself the other side of (section 3.3)", () => {
    const { desk, bob } = office();
    const contact = `sip:bob@${bob.flow.remoteAddress}:${bob.flow.remotePort};transport=ws`;
    watchDialogs(bob);
    publishDialogs(desk, dialogXml(RING, "confirmed", `<remote><target uri="${contact}"/></remote>`));
    expect([bob.notifies.length, lamp(bob)]).toEqual([1, "idle"]);
  });

  test("dialog.winfo tells alice who watches her calls", () => {
    const { mobile, bob } = office();
    watchDialogs(bob);
    watchDialogs(mobile, "dialog.winfo");
    expect(mobile.lastBody).toContain('package="dialog"');
    expect(mobile.lastBody).toContain("sip:bob@office.test");
  });
});

describe("who may publish calls, and what", () => {
  test("nobody but alice, whom she lets, and whom the operator names", () => {
    const { bob, desk } = office();
    expect(publishDialogs(bob, dialogXml(RING, "early")).status).toBe(403);
    expect(publishDialogs(desk, dialogXml(RING, "early")).status).toBe(200);
    const exchange = office({ agents: ["sip:bob@office.test"] });
    expect(publishDialogs(exchange.bob, dialogXml(RING, "early")).status).toBe(200);
  });

  test.each([
    ["another type", { contentType: "application/pidf+xml" }, 415],
    ["no XML", { body: "<dialog-info" }, 400],
    [
      "another entity",
      {
        body: '<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:bob@office.test"/>',
      },
      400,
    ],
    ["a body that is too large", { body: " ".repeat(70_000) }, 413],
  ])("%s is refused, and the state is as it was", (_, wish, status) => {
    const { desk, bob } = office();
    watchDialogs(bob);
    const good = publishDialogs(desk, dialogXml(RING, "early"));
    const headers = ["Event: dialog", `SIP-If-Match: ${tagOf(good)}`];
    const sent = { body: "<x/>", contentType: "application/dialog-info+xml", ...wish };
    expect(desk.request("PUBLISH", { headers, ...sent }).status).toBe(status);
    expect(lamp(bob)).toBe("early");
    expect(publishDialogs(desk, undefined, { headers: [`SIP-If-Match: ${tagOf(good)}`] }).status).toBe(200);
  });
});
