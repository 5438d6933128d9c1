import { PARAMETER_NAMES } from "@porchlight/provisioning";
import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { PARAMETER_GROUPS } from "./parameter-words";
import { draftOf, faultsOf, saidIn } from "./value-draft";

test("PRV-028 every parameter has a field, once", () => {
  expect(PARAMETER_GROUPS.flatMap(([, names]) => names).sort()).toEqual([...PARAMETER_NAMES].sort());
});

test("PRV-003 what is out of range is told with the range before it is sent", () => {
  const draft = { outboundFlows: "9", lists: "true", name: "  ", pktcPRSSourceThrottlePublish: "soon" };
  expect([...faultsOf(draft, say)]).toEqual([
    ["pktcPRSSourceThrottlePublish", "It must be a whole number from 0 to 86,400 seconds."],
    ["outboundFlows", "It must be a whole number from 1 to 2."],
  ]);
});

test("empty fields say nothing, and what is no parameter is left out", () => {
  expect(saidIn({ lists: " false ", name: " " })).toEqual({ lists: "false" });
  expect(draftOf({ lists: "true", other: "1" })).toEqual({ lists: "true" });
});
