import type { SipResponse } from "@porchlight/sip-message";
import { parseMessage } from "@porchlight/sip-message";
import { sipBytes, sipText } from "@porchlight/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BranchOutcome } from "./best-response";
import { Fork, type ForkBranch, type ForkTarget } from "./fork";

function response(status: number): SipResponse {
  const outcome = parseMessage(
    sipBytes(
      sipText([
        `SIP/2.0 ${status} Said`,
        "Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1",
        "From: <sip:a@a.test>;tag=1",
        "To: <sip:b@b.test>;tag=2",
        "Call-ID: c",
        "CSeq: 1 INVITE",
      ]),
    ),
    "websocket",
  );
  if (outcome.kind !== "message" || outcome.message.kind !== "response") throw new Error("no response");
  return outcome.message;
}

const ended = (status: number): BranchOutcome => ({ status, response: response(status) });

/** One destination; its places are tried on 408 and 430, as flows of an instance are. */
const target = (...places: string[]): ForkTarget<string> => ({
  places,
  triesNext: ({ status }) => status === 408 || status === 430,
});

class Story {
  readonly sent: ForkBranch<string>[] = [];
  readonly canceled: string[] = [];
  readonly relayed: number[] = [];
  readonly finished: (number | undefined)[] = [];
  readonly fork: Fork<string>;

  constructor(groups: readonly (readonly ForkTarget<string>[])[], breadth = 60) {
    this.fork = new Fork(groups, breadth, {
      send: (branch) => this.sent.push(branch),
      cancel: ({ place }) => this.canceled.push(place),
      relay: ({ status }) => this.relayed.push(status),
      finish: (best) => this.finished.push(best?.status),
    });
    this.fork.start();
  }

  get places(): readonly string[] {
    return this.sent.map(({ place }) => place);
  }

  branch(place: string): ForkBranch<string> {
    const branch = this.sent.findLast((each) => each.place === place);
    if (branch === undefined) throw new Error(`nothing was sent to ${place}`);
    return branch;
  }

  end(place: string, status: number): void {
    this.fork.ended(this.branch(place), ended(status));
  }
}

describe("COR-050 forking", () => {
  test("the targets of a group at the same time, the next group when none has answered", () => {
    const story = new Story([[target("desk"), target("mobile")], [target("voicemail")]]);
    expect(story.places).toEqual(["desk", "mobile"]);
    story.end("desk", 486);
    expect(story.places).toEqual(["desk", "mobile"]);
    story.end("mobile", 480);
    expect(story.places).toEqual(["desk", "mobile", "voicemail"]);
    story.end("voicemail", 404);
    expect(story.finished).toEqual([486]);
  });

  test("a 2xx goes on at once and the others are canceled; no further group is tried", () => {
    const story = new Story([[target("desk"), target("mobile")], [target("voicemail")]]);
    story.fork.provisional(response(180));
    story.fork.accepted(story.branch("mobile"), response(200));
    expect(story.relayed).toEqual([180, 200]);
    expect(story.canceled).toEqual(["desk"]);
    story.end("desk", 487);
    expect([story.places, story.finished]).toEqual([["desk", "mobile"], []]);
  });

  test("a second 2xx, from a phone that was picked up at the same moment, goes on too", () => {
    const story = new Story([[target("desk"), target("mobile")]]);
    story.fork.accepted(story.branch("desk"), response(200));
    story.fork.accepted(story.branch("mobile"), response(200));
    expect(story.relayed).toEqual([200, 200]);
  });

  test("a 6xx cancels the others, waits for them and tries nobody else", () => {
    const story = new Story([[target("desk"), target("mobile")], [target("voicemail")]]);
    story.end("desk", 603);
    expect([story.canceled, story.finished]).toEqual([["mobile"], []]);
    story.end("mobile", 487);
    expect([story.places, story.finished]).toEqual([["desk", "mobile"], [603]]);
  });

  test("no provisional response after the final one", () => {
    const story = new Story([[target("desk"), target("mobile")]]);
    story.fork.accepted(story.branch("desk"), response(200));
    story.fork.provisional(response(183));
    expect(story.relayed).toEqual([200]);
  });

  test("given up: all are canceled, what they say is the answer, and nobody else is tried", () => {
    const story = new Story([[target("desk")], [target("voicemail")]]);
    story.fork.cancel();
    expect(story.canceled).toEqual(["desk"]);
    story.end("desk", 487);
    expect([story.places, story.finished]).toEqual([["desk"], [487]]);
  });

  test("silence of all is silence", () => {
    const story = new Story([[target("desk")]]);
    story.fork.ended(story.branch("desk"), undefined);
    expect(story.finished).toEqual([undefined]);
  });

  test("nobody to send to", () => {
    expect(new Story([]).finished).toEqual([undefined]);
  });
});

describe("COR-085 one flow of an instance at a time", () => {
  test.each([408, 430])("the next flow after %i", (status) => {
    const story = new Story([[target("new flow", "old flow"), target("mobile")]]);
    expect(story.places).toEqual(["new flow", "mobile"]);
    story.end("new flow", status);
    expect(story.places).toEqual(["new flow", "mobile", "old flow"]);
  });

  test.each([486, 480, 500, 503])("not after %i", (status) => {
    const story = new Story([[target("new flow", "old flow")]]);
    story.end("new flow", status);
    expect([story.places, story.finished]).toEqual([["new flow"], [status]]);
  });
});

describe("COR-057 Max-Breadth", () => {
  test("is shared among what runs at the same time", () => {
    const story = new Story([[target("a"), target("b"), target("c")]], 7);
    expect(story.sent.map(({ breadth }) => breadth)).toEqual([3, 2, 2]);
  });

  test("too little for all: the rest wait until breadth comes back", () => {
    const story = new Story([[target("a"), target("b"), target("c")]], 2);
    expect(story.places).toEqual(["a", "b"]);
    story.end("b", 486);
    expect(story.places).toEqual(["a", "b", "c"]);
    expect(story.branch("c").breadth).toBe(1);
  });

  test("none at all: 440", () => {
    const story = new Story([[target("a")]], 0);
    expect([story.places, story.finished]).toEqual([[], [440]]);
  });
});

test("COR-050 COR-057 whatever happens: breadth is never overdrawn, nobody gets it twice, one end, no late news", () => {
  const event = fc.record({
    which: fc.nat(20),
    what: fc.constantFrom("180", "200", "486", "408", "430", "603", "silence", "cancel"),
  });
  const groups = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      groups,
      fc.integer({ min: 0, max: 5 }),
      fc.array(event, { maxLength: 40 }),
      (shape, breadth, happenings) => {
        let made = 0;
        const newPlace = () => {
          made += 1;
          return `p${made}`;
        };
        const story = new Story(
          shape.map((sizes) => sizes.map((size) => target(...Array.from({ length: size }, newPlace)))),
          breadth,
        );
        const live = new Set<ForkBranch<string>>();
        let seen = 0;
        const follow = () => {
          for (; seen < story.sent.length; seen += 1) live.add(story.sent[seen] as ForkBranch<string>);
          expect([...live].reduce((sum, each) => sum + each.breadth, 0)).toBeLessThanOrEqual(breadth);
        };
        follow();
        for (const { what, which } of happenings) {
          if (what === "cancel") story.fork.cancel();
          const branch = [...live][which % Math.max(live.size, 1)];
          if (branch === undefined || what === "cancel") continue;
          if (what === "180") story.fork.provisional(response(180));
          else {
            live.delete(branch);
            if (what === "200") story.fork.accepted(branch, response(200));
            else story.fork.ended(branch, what === "silence" ? undefined : ended(Number(what)));
          }
          follow();
        }
        for (let [branch] = live; branch !== undefined; [branch] = live) {
          live.delete(branch);
          story.fork.ended(branch, ended(487));
          follow();
        }
        expect(new Set(story.places).size).toBe(story.places.length);
        expect(story.finished.length).toBeLessThanOrEqual(1);
        if (story.relayed.includes(200)) expect(story.finished).toEqual([]);
      },
    ),
  );
});
