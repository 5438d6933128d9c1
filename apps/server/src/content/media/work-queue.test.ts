import { expect, test } from "vitest";
import { TooBusy, WorkQueue } from "./work-queue";

/** Work that ends when the test says so. */
function held() {
  let end: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => done, end };
}

const turns = () => new Promise(setImmediate);

test("so many things are done at a time, so many wait, and one more is refused", async () => {
  const queue = new WorkQueue(1, 1);
  const [first, second] = [held(), held()];
  const ended: string[] = [];
  const one = queue.run(first.work).then(() => ended.push("first"));
  const two = queue.run(second.work).then(() => ended.push("second"));
  await expect(queue.run(async () => {})).rejects.toBeInstanceOf(TooBusy);
  second.end();
  await turns();
  expect(ended).toEqual([]);
  first.end();
  await Promise.all([one, two]);
  expect(ended).toEqual(["first", "second"]);
});

test("what fails lets the next one in", async () => {
  const queue = new WorkQueue(1, 2);
  const failing = queue.run(async () => {
    throw new Error("no");
  });
  const next = queue.run(async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
  expect(await queue.run(async () => "again")).toBe("again");
});
