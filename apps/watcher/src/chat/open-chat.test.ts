import { expect, test } from "vitest";
import { readChat } from "./open-chat";

test.each([
  ["", undefined],
  ["#contact=sip%3Abob%40office.test", undefined],
  ["#messages=", { kind: "all" }],
  ["#messages=sip%3Abob%40office.test", { kind: "one", peer: "sip:bob@office.test" }],
])("%s", (hash, open) => {
  expect(readChat(hash)).toEqual(open);
});
