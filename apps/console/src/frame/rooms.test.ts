import { expect, test } from "vitest";
import { isIn, rooms } from "./rooms";

const roomsOf = (path: string) => rooms.filter((room) => isIn(room, path)).map(({ name }) => name);

test.each([
  ["/", ["overview"]],
  ["/users", ["users"]],
  ["/users/import", ["users"]],
  ["/usersx", []],
])("%s is in %j", (path, names) => {
  expect(roomsOf(path)).toEqual(names);
});
