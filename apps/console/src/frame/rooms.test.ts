import { expect, test } from "vitest";
import { isIn, rooms } from "./rooms";

const roomsOf = (path: string) => rooms.filter((room) => isIn(room, path)).map(({ label }) => label);

test.each([
  ["/", ["Overview"]],
  ["/users", ["Users"]],
  ["/users/import", ["Users"]],
  ["/usersx", []],
])("%s is in %j", (path, labels) => {
  expect(roomsOf(path)).toEqual(labels);
});
