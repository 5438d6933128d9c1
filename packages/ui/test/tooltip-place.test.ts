import { expect, test } from "vitest";
import { type TooltipSide, tooltipPlace } from "../src/tooltip-place";

const room = { width: 400, height: 300 };
const box = { width: 80, height: 20 };
const anchorAt = (left: number, top: number) => ({ left, top, width: 40, height: 40 });

test.each<[TooltipSide, number, number]>([
  ["top", 160, 104],
  ["bottom", 160, 176],
  ["left", 94, 140],
  ["right", 226, 140],
])("at %s it stands in the middle of that side", (side, left, top) => {
  expect(tooltipPlace(anchorAt(180, 130), box, side, room)).toEqual({ left, top });
});

test("without room it stands on the other side", () => {
  expect(tooltipPlace(anchorAt(180, 0), box, "top", room).top).toBe(46);
  expect(tooltipPlace(anchorAt(180, 260), box, "bottom", room).top).toBe(234);
});

test("at the edge it stays inside the window", () => {
  expect(tooltipPlace(anchorAt(360, 130), box, "top", room).left).toBe(312);
  expect(tooltipPlace(anchorAt(0, 130), box, "top", room).left).toBe(8);
});
