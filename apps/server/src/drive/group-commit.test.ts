import type { Commit, CommitId } from "@porchlight/engine";
import { describe, expect, test } from "vitest";
import { GroupCommit } from "./group-commit";

const commit = (id: number): Commit => ({ id: id as CommitId, records: [] });

function setUp(write: (commits: readonly Commit[]) => Promise<void>) {
  const outcomes: string[] = [];
  const batches: number[][] = [];
  const group = new GroupCommit(
    {
      write: async (commits) => {
        batches.push(commits.map(({ id }) => id));
        await write(commits);
      },
    },
    {
      committed: (id) => outcomes.push(`committed ${id}`),
      commitFailed: (id) => outcomes.push(`failed ${id}`),
      written: () => {},
    },
  );
  return { group, outcomes, batches };
}

describe("group commit", () => {
  test("commits of one turn share a transaction", async () => {
    const { batches, group, outcomes } = setUp(async () => {});
    for (const id of [1, 2, 3]) group.submit(commit(id));
    await group.drained();
    expect(batches).toEqual([[1, 2, 3]]);
    expect(outcomes).toEqual(["committed 1", "committed 2", "committed 3"]);
  });

  test("while one write is in flight, the next batch gathers", async () => {
    let release = (): void => {};
    let writes = 0;
    const { batches, group } = setUp(() => {
      writes += 1;
      return writes === 1 ? new Promise((resolve) => (release = resolve)) : Promise.resolve();
    });
    group.submit(commit(1));
    await new Promise(setImmediate);
    for (const id of [2, 3]) {
      group.submit(commit(id));
      await new Promise(setImmediate);
    }
    expect(batches).toEqual([[1]]);
    release();
    await group.drained();
    expect(batches).toEqual([[1], [2, 3]]);
  });

  test("a commit that the store will not take fails alone", async () => {
    const { group, outcomes } = setUp(async (commits) => {
      if (commits.some(({ id }) => id === 2)) throw new Error("will not take");
    });
    for (const id of [1, 2, 3]) group.submit(commit(id));
    await group.drained();
    expect(outcomes).toEqual(["committed 1", "failed 2", "committed 3"]);
  });

  test("a store that takes nothing is not asked for each commit", async () => {
    const { batches, group, outcomes } = setUp(async () => {
      throw new Error("disk full");
    });
    for (let id = 1; id <= 100; id += 1) group.submit(commit(id));
    await group.drained();
    expect(outcomes).toEqual(Array.from({ length: 100 }, (_, index) => `failed ${index + 1}`));
    expect(batches.length).toBe(4);
  });

  test("what is submitted while outcomes are told is written too", async () => {
    const written: number[] = [];
    const group: GroupCommit = new GroupCommit(
      { write: async (commits) => void written.push(...commits.map(({ id }) => id)) },
      {
        committed: (id) => {
          if (id < 3) group.submit(commit(id + 1));
        },
        commitFailed: () => {},
        written: () => {},
      },
    );
    group.submit(commit(1));
    await group.drained();
    expect(written).toEqual([1, 2, 3]);
  });
});
