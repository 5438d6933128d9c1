import { expect, test } from "vitest";
import { effectiveProfile, type Layer, type LayeredProfile } from "./effective-profile";

const builtIn: LayeredProfile = { layer: { kind: "built-in" }, values: { pktcPRSSourceThrottlePublish: 0 } };
const everybody: LayeredProfile = {
  layer: { kind: "everybody" },
  values: { pktcPRSSourceThrottlePublish: 10 },
};
const group: LayeredProfile = { layer: { kind: "group", group: "sales" }, values: { lists: false } };
const user: LayeredProfile = {
  layer: { kind: "user", aor: "sip:alice@office.test" },
  values: { pktcPRSSourceThrottlePublish: 0 },
};

const layersOf = (reasons: readonly { layer: Layer; value: unknown }[]) =>
  reasons.map(({ layer, value }) => `${layer.kind} ${value}`);

test("PRV-004 the user's value rules over that of everybody, and that over the built-in one, each with its reason", () => {
  const effective = effectiveProfile([builtIn, everybody, group, user]);
  expect(effective.values.pktcPRSSourceThrottlePublish).toBe(0);
  expect(layersOf(effective.reasons("pktcPRSSourceThrottlePublish"))).toEqual([
    "user 0",
    "everybody 10",
    "built-in 0",
  ]);
  expect(layersOf(effective.reasons("lists"))).toEqual(["group false", "built-in true"]);
  expect(layersOf(effective.reasons("effectiveBy"))).toEqual([]);
});

test("PRV-004 without layers every parameter has the built-in default, and none is provisioned", () => {
  const effective = effectiveProfile([builtIn]);
  expect(effective.values).toMatchObject({ pktcPRSCClientObjDataLimit: 5120, notifyMaxRate: 0.2 });
  expect(effective.provisioned("pktcPRSSourceThrottlePublish")).toBeUndefined();
  expect(effectiveProfile([builtIn, user]).provisioned("pktcPRSSourceThrottlePublish")).toBe(0);
});
