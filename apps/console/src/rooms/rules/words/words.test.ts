import { describe, expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { listName, ruleWords } from "./condition-words";
import { impactSentence, permissionsInWords, permissionWords } from "./permission-words";

describe("whom a rule is for", () => {
  const one = (id: string) => ({ kind: "one", id }) as const;
  test.each([
    ["everybody", []],
    ["bob@office.test", [{ kind: "identity", members: [one("sip:bob@office.test")] }]],
    ["nobody yet", [{ kind: "identity", members: [one("")] }]],
    [
      "everybody in office.test but 1",
      [
        {
          kind: "identity",
          members: [{ kind: "many", domain: "office.test", exceptions: [{ kind: "except", id: "sip:x@y" }] }],
        },
      ],
    ],
    [
      "a@b or c@d or e@f or 2 more",
      [{ kind: "identity", members: ["a@b", "c@d", "e@f", "g@h", "i@j"].map((id) => one(`sip:${id}`)) }],
    ],
    [
      "anonymous requests, while in work or home",
      [{ kind: "anonymous-request" }, { kind: "sphere", tokens: ["work", "home"] }],
    ],
    [
      "members of oma_grantedcontacts",
      [
        {
          kind: "external-list",
          anchors: ["https://x/~~/resource-lists/list%5B@name=%22oma_grantedcontacts%22%5D"],
        },
      ],
    ],
  ] as const)("%s", (words, conditions) => {
    expect(ruleWords(conditions, say)).toBe(words);
  });

  test("an anchor without a name is shown as it is", () => {
    expect(listName("https://x/list")).toBe("https://x/list");
    expect(listName("https://x/list[@name=%22%ff%22]")).toContain("https://x/list");
  });
});

describe("what a change does", () => {
  test.each<[Parameters<typeof impactSentence>[0], string]>([
    [{ watchers: 0, changed: 0, effects: [] }, "Nobody watches at the moment, so nobody notices."],
    [{ watchers: 1, changed: 0, effects: [] }, "Changes nothing for the one watcher."],
    [
      { watchers: 12, changed: 3, effects: [{ kind: "loses", what: ["provide-mood"], watchers: 3 }] },
      "Changes 3 of 12 watchers: 3 lose mood.",
    ],
    [
      {
        watchers: 1,
        changed: 1,
        effects: [{ kind: "blocked", what: [], watchers: 1 }],
      },
      "Changes 1 of 1 watcher: 1 is blocked.",
    ],
  ])("%j", (impact, sentence) => {
    expect(impactSentence(impact, say)).toBe(sentence);
  });

  test("permissions in a row are named, the first of many", () => {
    const names = ["mood", "note", "class", "sphere", "privacy", "activities"].map(
      (name) => `provide-${name}`,
    );
    expect(permissionsInWords(names.slice(0, 1), say)).toBe("mood");
    expect(permissionsInWords(names.slice(0, 5), say)).toBe("mood, notes, class, sphere and privacy around");
    expect(permissionsInWords(names, say)).toBe("mood, notes, class, sphere and 2 more");
  });

  test("permissions are called by what they show", () => {
    expect(permissionWords("provide-place-type", say)).toBe("kind of place");
    expect(permissionWords("provide-services all-services", say)).toBe("services");
    expect(permissionWords("provide-services class work", say)).toBe("services of class work");
    expect(permissionWords("provide-user-input bare", say)).toBe("use of the device");
    expect(permissionWords("provide-unknown-attribute {urn:x}shoes", say)).toBe(
      "provide-unknown-attribute {urn:x}shoes",
    );
    expect(permissionWords("provide-all-attributes", say)).toBe("further attributes");
  });
});
