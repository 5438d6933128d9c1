import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Composer, type ComposerEvent, composerDeadline, newComposer, stepComposer } from "./composer";
import { heardStatus, isWritingAt } from "./peer-writing";

/** What is said, with its second, as time goes from one event to the next and through all deadlines. */
function told(
  script: readonly (readonly [second: number, event: ComposerEvent])[],
  endSecond = 600,
): string[] {
  const said: string[] = [];
  let composer: Composer = newComposer;
  const step = (event: ComposerEvent, now: number): void => {
    const next = stepComposer(composer, event, now);
    composer = next.composer;
    if (next.say) said.push(`${now / 1000} ${next.say}`);
  };
  const pass = (until: number): void => {
    for (
      let at = composerDeadline(composer);
      at !== undefined && at <= until;
      at = composerDeadline(composer)
    )
      step("timer", at);
  };
  for (const [second, event] of script) {
    pass(second * 1000);
    step(event, second * 1000);
  }
  pass(endSecond * 1000);
  return said;
}

const typing = (from: number, to: number, every = 5): [number, ComposerEvent][] =>
  Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => [from + index * every, "input"]);

describe("COR-054 the composer of RFC 3994 section 3.2", () => {
  test.each<[string, [number, ComposerEvent][], string[]]>([
    ["one key, then nothing: idle after 15 s", [[0, "input"]], ["0 active", "15 idle"]],
    ["a message that is sent says that it is over", [...typing(0, 10), [12, "sent"]], ["0 active"]],
    [
      "the next message is another one",
      [
        [0, "input"],
        [2, "sent"],
        [4, "input"],
        [6, "sent"],
      ],
      ["0 active", "4 active"],
    ],
    ["writing on is said every 60 s", typing(0, 130), ["0 active", "60 active", "120 active", "145 idle"]],
    [
      "what was typed is taken away",
      [
        [0, "input"],
        [3, "cleared"],
      ],
      ["0 active", "3 idle"],
    ],
    [
      "pauses: no second active within 60 s",
      [
        [0, "input"],
        [20, "input"],
      ],
      ["0 active", "15 idle"],
    ],
    [
      "held back until 60 s have passed",
      typing(0, 0).concat(typing(50, 70)),
      ["0 active", "15 idle", "60 active", "85 idle"],
    ],
    ["after 415 never again", [[0, "input"], [1, "unsupported"], ...typing(2, 200)], ["0 active"]],
    [
      "sent or cleared without a word before",
      [
        [0, "sent"],
        [1, "cleared"],
        [2, "timer"],
      ],
      [],
    ],
  ])("COR-054 %s", (_, script, said) => {
    expect(told(script)).toEqual(said);
  });

  test("COR-054 whatever is typed: active and idle by turns or repeated after 60 s, and in the end nothing is open", () => {
    const event = fc.constantFrom<ComposerEvent>("input", "cleared", "sent", "timer");
    const script = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 500 }), event), { maxLength: 40 })
      .map((events) => events.toSorted(([one], [other]) => one - other));
    fc.assert(
      fc.property(script, (events) => {
        const sentAt = events.filter(([, each]) => each === "sent").map(([second]) => second);
        let lastActive: number | undefined;
        for (const [second, word] of told(events).map((each) => each.split(" "))) {
          const at = Number(second);
          if (word === "idle") expect(lastActive).toBeDefined();
          if (word !== "active") continue;
          const previous = lastActive ?? Number.NEGATIVE_INFINITY;
          const isFresh = sentAt.some((each) => each >= previous && each <= at);
          if (!isFresh) expect(at - previous).toBeGreaterThanOrEqual(60);
          lastActive = at;
        }
      }),
    );
  });
});

describe("COR-054 the receiver of RFC 3994 section 3.3", () => {
  test.each([
    ["active without a refresh holds for 120 s", { state: "active" } as const, 120],
    ["active with a refresh holds for that", { state: "active", refreshSeconds: 90 } as const, 90],
    ["nobody writes for days", { state: "active", refreshSeconds: 999_999 } as const, 3600],
  ])("COR-054 %s", (_, status, seconds) => {
    const writing = heardStatus(status, 1000);
    expect(isWritingAt(writing, 1000 + seconds * 1000 - 1)).toBe(true);
    expect(isWritingAt(writing, 1000 + seconds * 1000)).toBe(false);
  });

  test("COR-054 idle ends it", () => {
    expect(isWritingAt(heardStatus({ state: "idle", refreshSeconds: 90 }, 0), 1)).toBe(false);
  });
});
