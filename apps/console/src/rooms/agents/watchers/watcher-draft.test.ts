import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { badgeSnippet } from "./badge-snippet";
import { type WatcherTokenInput, watcherTokenBody, watcherTokenDraftOf } from "./watcher-draft";

const DRAFT: WatcherTokenInput = {
  label: " home page ",
  watchesAs: "anonymous",
  watcher: "",
  sees: "list",
  presentities: "alice@office.test,\n sip:bob@office.test",
  origins: "https://www.example.com http://localhost:3000",
  streams: "20",
  expiresInSeconds: "86400",
};

test("COR-075 what the form has is the scope of the token", () => {
  expect(watcherTokenBody(watcherTokenDraftOf(say).parse(DRAFT))).toEqual({
    label: "home page",
    watcher: null,
    scope: {
      presentities: ["alice@office.test", "sip:bob@office.test"],
      origins: ["https://www.example.com", "http://localhost:3000"],
      streams: 20,
    },
    expiresInSeconds: 86_400,
  });
  const wide = { ...DRAFT, watchesAs: "user", watcher: "bob@office.test", sees: "all", origins: "" };
  expect(watcherTokenBody(watcherTokenDraftOf(say).parse(wide))).toMatchObject({
    watcher: "bob@office.test",
    scope: { presentities: null, origins: [] },
  });
});

test.each([
  ["label", { label: " " }],
  ["watcher", { watchesAs: "user" }],
  ["presentities", { presentities: " , " }],
  ["origins", { origins: "www.example.com" }],
  ["streams", { streams: "many" }],
] as const)("COR-075 %s is asked for", (field, change) => {
  const { error } = watcherTokenDraftOf(say).safeParse({ ...DRAFT, ...change });
  expect(error?.issues[0]?.path).toEqual([field]);
});

test("COR-075 the snippet for a page names the server, the first presentity and the secret", () => {
  expect(badgeSnippet("https://office.test", "plw_x", ["sip:alice@office.test", "sip:bob@office.test"])).toBe(
    '<script async src="https://office.test/badge/porchlight-presence.js"></script>\n' +
      '<porchlight-presence presentity="alice@office.test" token="plw_x"></porchlight-presence>',
  );
  expect(badgeSnippet("https://office.test", "plw_x", ['sip:a"<@office.test'])).toContain(
    'presentity="a&quot;&lt;@office.test"',
  );
});
