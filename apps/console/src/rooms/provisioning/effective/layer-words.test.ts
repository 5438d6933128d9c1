import { expect, test } from "vitest";
import { say } from "../../../words/testing/english";
import { inheritedBy } from "./inherited-by";
import { layerWords } from "./layer-words";

test("PRV-028 who says a value is told in words", () => {
  expect(layerWords({ layer: "group", name: "sales" }, say)).toBe("the group sales");
  expect(layerWords({ layer: "user", name: "sip:alice@office.test" }, say)).toBe(
    "the user alice@office.test",
  );
  expect(layerWords({ layer: "built-in", name: "" }, say)).toBe("the server's default");
});

test("PRV-004 what a layer inherits is what those below it say", () => {
  const reasons = [
    { layer: "user", name: "sip:a@x", value: "20" },
    { layer: "everybody", name: "", value: "10" },
  ] as const;
  const values = [{ parameter: "pktcPRSSourceThrottlePublish", value: "20", reasons: [...reasons] }];
  expect(inheritedBy(values, "user")).toEqual({ pktcPRSSourceThrottlePublish: "10" });
  expect(inheritedBy(values, "device")).toEqual({ pktcPRSSourceThrottlePublish: "20" });
  expect(inheritedBy([{ parameter: "effectiveBy", value: null, reasons: [] }], "user")).toEqual({});
});
