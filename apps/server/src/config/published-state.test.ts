import { expect, test } from "vitest";
import { compositionPolicy, publicationConfig } from "../office/policy/published-state";
import { testConfig } from "../testing/test-config";
import { configJsonSchema, loadConfig } from ".";

const sentences = (environment: Readonly<Record<string, string>>): readonly string[] => {
  const loaded = loadConfig(environment);
  return loaded.ok ? [] : loaded.error.map(({ sentence }) => sentence);
};

test("PRS-075 PRS-076 how states are composed is set for all, and for single domains instead", () => {
  const config = testConfig({
    PORCHLIGHT_POLICY_EMPTY_STATE: "closed",
    PORCHLIGHT_POLICY_EMPTY_STATE_OF: "Branch.example=none, other.example=closed",
    PORCHLIGHT_POLICY_NEWEST_WINS_OF: "branch.example=on",
  });
  const policyOf = compositionPolicy(config);
  expect(policyOf("sip:alice@office.test")).toEqual({ emptyState: "closed", newestWins: false });
  expect(policyOf("sip:alice@branch.example")).toEqual({ emptyState: "none", newestWins: true });
  expect(compositionPolicy(testConfig())("sip:alice@office.test")).toEqual({
    emptyState: "none",
    newestWins: false,
  });
});

test("how long a bound publication outlives its connection is set for all, and for single domains instead", () => {
  const config = testConfig({
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "45",
    PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS_OF: "a.example=0, b.example=3600, a.example=7",
  });
  const { graceSeconds, graceSecondsOf } = publicationConfig(config);
  expect(graceSeconds).toBe(45);
  expect([...graceSecondsOf].sort()).toEqual([
    ["a.example", 0],
    ["b.example", 3600],
  ]);
  expect(publicationConfig(testConfig()).graceSeconds).toBe(30);
});

test.each([
  [
    "POLICY_EMPTY_STATE_OF",
    "a.example=open",
    "must be a domain and what holds in it, such as example.com=closed; must be none or closed",
  ],
  [
    "POLICY_NEWEST_WINS_OF",
    "a.example",
    "must be a domain and what holds in it, such as example.com=on; must be on or off",
  ],
  [
    "POLICY_BOUND_GRACE_SECONDS_OF",
    "a.example=3601",
    "must be a domain and what holds in it, such as example.com=10; must be a whole number from 0 to 3600",
  ],
  [
    "POLICY_BOUND_GRACE_SECONDS_OF",
    "a.example=-1",
    "must be a domain and what holds in it, such as example.com=10; must be a whole number from 0 to 3600",
  ],
])("%s=%s is refused", (variable, value, reason) => {
  const name = `PORCHLIGHT_${variable}`;
  expect(sentences({ [name]: value })).toEqual([`${name} is "${value}", but ${reason}.`]);
});

test("a grace above an hour is refused", () => {
  expect(sentences({ PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS: "3601" })).toEqual([
    "PORCHLIGHT_POLICY_BOUND_GRACE_SECONDS is 3601, but must be a whole number from 0 to 3600.",
  ]);
});

test("the published schema tells of each", () => {
  const keys = [
    "emptyState",
    "emptyStateOf",
    "newestWins",
    "newestWinsOf",
    "boundGraceSeconds",
    "boundGraceSecondsOf",
  ];
  const described = Object.fromEntries(keys.map((key) => [key, { description: expect.any(String) }]));
  expect(configJsonSchema()).toMatchObject({ properties: { policy: { properties: described } } });
});
