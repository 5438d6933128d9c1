import { describe, expect, test } from "vitest";
import { say } from "../../words/testing/english";
import { outcomeText } from "./decision-words";

const item = (
  watcher: string,
  outcome: "decided" | "unchanged" | "refused",
  reason: string | null = null,
) => ({
  presentity: "sip:alice@office.test",
  watcher: `sip:${watcher}@office.test`,
  outcome,
  reason,
  said: null,
});

describe("what came of a decision", () => {
  test("one watcher is named", () => {
    const items = [item("bob", "decided")];
    expect(outcomeText("allow", { items }, say)).toBe("bob@office.test may watch alice@office.test.");
    expect(outcomeText("block", { items }, say)).toBe("bob@office.test may not watch alice@office.test.");
    expect(outcomeText("polite-block", { items }, say)).toBe("bob@office.test is blocked politely.");
  });

  test("several are counted, and why some were not decided on is told", () => {
    const items = [
      item("bob", "decided"),
      item("carol", "decided"),
      item("dave", "refused", "the rules cannot be read."),
      item("erin", "unchanged"),
    ];
    expect(outcomeText("allow", { items }, say)).toBe(
      "2 watchers may watch. erin@office.test is decided on already. dave@office.test is not decided on: the rules cannot be read.",
    );
  });

  test("a name that turns the text around is shown as what it is", () => {
    const items = [{ ...item("bob", "decided"), watcher: "sip:\u202ebob@office.test" }];
    expect(outcomeText("allow", { items }, say)).toContain("\ufffdbob@office.test");
  });
});
