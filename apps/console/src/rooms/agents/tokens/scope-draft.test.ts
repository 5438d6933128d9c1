import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { type AgentTokenInput, agentTokenDraftOf, scopeOf } from "./scope-draft";

const DRAFT: AgentTokenInput = {
  agent: "door",
  reach: "list",
  addresses: "atrium@office.test,\n  sip:bob@office.test;",
  domains: "",
  says: "some",
  elements: ["persons", "note"],
  requestsPerMinute: "60",
  maxLifetimeSeconds: "28800",
  expiresInSeconds: "86400",
};

test("COR-063 what the form has is the scope of the token", () => {
  expect(scopeOf(agentTokenDraftOf(say).parse(DRAFT))).toEqual({
    reach: { kind: "list", addresses: ["atrium@office.test", "sip:bob@office.test"] },
    elements: ["persons", "note"],
    requestsPerMinute: 60,
    maxLifetimeSeconds: 28_800,
  });
  const wide = agentTokenDraftOf(say).parse({
    ...DRAFT,
    reach: "domains",
    domains: "office.test lab.test",
    says: "all",
  });
  expect(scopeOf(wide)).toMatchObject({
    reach: { kind: "domains", domains: ["office.test", "lab.test"] },
    elements: "all",
  });
});

test.each([
  ["agent", { agent: "No Name" }],
  ["addresses", { addresses: " , " }],
  ["domains", { reach: "domains" }],
  ["elements", { elements: [] }],
  ["requestsPerMinute", { requestsPerMinute: "many" }],
] as const)("COR-063 %s is asked for", (field, change) => {
  const { error } = agentTokenDraftOf(say).safeParse({ ...DRAFT, ...change });
  expect(error?.issues[0]?.path).toEqual([field]);
});
