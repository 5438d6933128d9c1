import { describe, expect, test } from "vitest";
import { decide, explain } from "../src/index";
import { type Asked, governing, question } from "./policy-world";
import v06 from "./v06.xml?raw";

const LISTS =
  "https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/index/~~/resource-lists";
const GRANTED = `${LISTS}/list%5B@name=%22oma_grantedcontacts%22%5D`;
const BLOCKED = `${LISTS}/list%5B@name=%22oma_blockedcontacts%22%5D`;
const lists = {
  [GRANTED]: ["sip:bob@example.com", "sip:carol@example.com"],
  [BLOCKED]: ["sip:carol@example.com", "sip:dave@example.com"],
};

const v06Question = (asked: Asked) => question({ rules: governing(v06), lists, ...asked });
const matching = (asked: Asked) =>
  explain(v06Question(asked)).rules.flatMap(({ id, matches }) => (matches ? [id] : []));

describe("V-06 presence rules: decisions", () => {
  test.each([
    ["sip:bob@example.com", ["granted"], "allow"],
    ["sip:carol@example.com", ["granted", "blocked"], "allow"],
    ["sip:dave@example.com", ["blocked"], "block"],
    ["sip:eve@example.net", ["unlisted"], "confirm"],
    ["sip:frank@example.org", ["partner"], "allow"],
    ["sip:frank@EXAMPLE.ORG", ["partner"], "allow"],
    ["sip:mallory@example.org", [], "block"],
    ["tel:+15550000", ["unlisted"], "confirm"],
    ["sip:bob@example.com;transport=tcp", ["granted"], "allow"],
    ["pres:bob@example.com", ["unlisted"], "confirm"],
  ])("POL-007 POL-020 POL-024 POL-025 POL-030 %s", (watcher, rules, handling) => {
    expect(decide(v06Question({ watcher })).handling).toBe(handling);
    expect(matching({ watcher })).toEqual(rules);
  });

  test("POL-070 the presentity itself: everything, by no rule", () => {
    expect(decide(v06Question({ watcher: "sip:alice@example.com" }))).toMatchObject({
      handling: "allow",
      basis: "own-access",
      permissions: { services: "all", devices: "all", persons: "all", attributes: "all" },
    });
  });

  test("POL-026 bob with Privacy: id", () => {
    const asked = { watcher: "sip:bob@example.com", anonymous: true };
    expect(decide(v06Question(asked)).handling).toBe("polite-block");
    expect(matching(asked)).toEqual(["anon"]);
  });
});
