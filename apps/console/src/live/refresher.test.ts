import { QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { createQueryClient } from "../api/query-client";
import { concerns } from "./concerns";
import { Refresher } from "./refresher";

const changed = (...ids: string[]) => ({ topic: "users", ids, more: false }) as const;

async function shownQuery(id?: string, paceMs?: number) {
  const queryClient = createQueryClient();
  const queryFn = vi.fn(async () => "users");
  const observer = new QueryObserver(queryClient, {
    queryKey: ["users"],
    queryFn,
    meta: { live: concerns("users", id), ...(paceMs === undefined ? {} : { paceMs }) },
  });
  const leave = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("users"));
  return { queryClient, queryFn, refresher: new Refresher(queryClient), leave };
}

test("what is on the screen is read again when an event touches it", async () => {
  const { queryFn, refresher, leave } = await shownQuery();
  refresher.note(changed("sip:erin@office.test"));
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2));
  leave();
});

test("a burst of events makes one read", async () => {
  const { queryFn, refresher, leave } = await shownQuery();
  for (let index = 0; index < 50; index += 1) refresher.note(changed(`sip:user${index}@office.test`));
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2));
  refresher.stop();
  expect(queryFn).toHaveBeenCalledTimes(2);
  leave();
});

test("what costs more to read is read at a pace of its own", async () => {
  vi.useFakeTimers();
  try {
    const { queryFn, refresher, leave } = await shownQuery(undefined, 5000);
    refresher.note(changed("sip:erin@office.test"));
    await vi.advanceTimersByTimeAsync(4900);
    expect(queryFn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(queryFn).toHaveBeenCalledTimes(2);
    leave();
  } finally {
    vi.useRealTimers();
  }
});

test("what may wait is read before long, and at once when it must not wait any more", async () => {
  vi.useFakeTimers();
  try {
    const { queryClient, queryFn, refresher, leave } = await shownQuery();
    const query = queryClient.getQueryCache().getAll()[0];
    query?.setOptions({
      ...query.options,
      meta: { live: (event) => (event.topic === "users" ? true : "later") },
    });
    refresher.note({ topic: "documents", ids: [], more: true });
    await vi.advanceTimersByTimeAsync(900);
    expect(queryFn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(queryFn).toHaveBeenCalledTimes(2);
    refresher.note({ topic: "documents", ids: [], more: true });
    refresher.note(changed("sip:erin@office.test"));
    await vi.advanceTimersByTimeAsync(150);
    expect(queryFn).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(2000);
    expect(queryFn).toHaveBeenCalledTimes(3);
    leave();
  } finally {
    vi.useRealTimers();
  }
});

test("an event about another one, or another list, is no reason to read", async () => {
  const { queryFn, queryClient, refresher, leave } = await shownQuery("sip:erin@office.test");
  refresher.note(changed("sip:frank@office.test"));
  refresher.note({ topic: "audit", ids: [], more: true });
  expect(queryClient.getQueryState(["users"])?.isInvalidated).toBe(false);
  refresher.note({ topic: "users", ids: [], more: true });
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2));
  leave();
});

test("what is not on the screen is only marked as old", async () => {
  const { queryFn, queryClient, refresher, leave } = await shownQuery();
  leave();
  refresher.note(changed("sip:erin@office.test"));
  expect(queryClient.getQueryState(["users"])?.isInvalidated).toBe(true);
  expect(queryFn).toHaveBeenCalledTimes(1);
});
