import { expect, test } from "vitest";
import { publicationStep } from "./publication-step";

const held = { entityTag: "t1", expiresAt: 1000, contentKey: "available" };

test.each([
  {
    id: "PRS-001",
    title: "nothing held, something wished",
    held: undefined,
    key: "away",
    due: false,
    step: "initial",
  },
  { id: "PRS-003", title: "something else wished", held, key: "away", due: false, step: "modify" },
  {
    id: "PRS-002",
    title: "the same wished, refresh due",
    held,
    key: "available",
    due: true,
    step: "refresh",
  },
  {
    id: "PRS-002",
    title: "the same wished, no refresh due",
    held,
    key: "available",
    due: false,
    step: undefined,
  },
  {
    id: "PRS-004",
    title: "nothing wished, something held",
    held,
    key: undefined,
    due: false,
    step: "remove",
  },
  {
    id: "PRS-004",
    title: "nothing wished, nothing held",
    held: undefined,
    key: undefined,
    due: true,
    step: undefined,
  },
])("$id $title: $step", ({ held: now, key, due, step }) => {
  expect(publicationStep(now, { contentKey: key, refreshDue: due }, 999)).toBe(step);
});

test("PRS-018 an expired publication counts as gone", () => {
  expect(publicationStep(held, { contentKey: "available", refreshDue: true }, 1000)).toBe("initial");
  expect(publicationStep(held, { contentKey: undefined, refreshDue: false }, 1000)).toBeUndefined();
});
