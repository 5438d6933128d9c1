import type { LoadUser } from "../load/user";
import type { Target } from "../targets/target";
import { octetsOf, openListOffice, settle, subscribeToOwn, withWatchers } from "./list-office";
import type { Scenario } from "./scenario";
import { timed, until } from "./timing";

/** Members told of before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpMembers = 40_000;

/** New subscriptions to lists, each with the states of all members in its first NOTIFY. */
export const listSubscribe = (memberCount: number, count: number, atATime: number): Scenario => ({
  name: `list-subscribe-${memberCount}${atATime === 1 ? "" : `-by-${atATime}`}`,
  unit: "list SUBSCRIBE",
  over: "sip-lists",
  says: `subscriptions to a list of ${memberCount} members, with the first full state, ${atATime === 1 ? "one after another" : `${atATime} at a time`}`,
  ...withWatchers(atATime, memberCount),
  async run(target) {
    const { watchers, members } = await openListOffice(target, this);
    const load = async (rounds: number): Promise<readonly number[]> =>
      (await Promise.all(watchers.map((watcher) => subscribeAgain(watcher, target, rounds)))).flat();
    await load(Math.ceil(warmUpMembers / memberCount / atATime));
    await settle();
    const before = octetsOf(watchers);
    const figures = await timed(target, async () => ({
      operations: count,
      latencies: await load(count / atATime),
    }));
    const wireOctets = octetsOf(watchers) - before;
    for (const user of [...watchers, ...members]) user.close();
    return { ...figures, wireOctets };
  },
});

/** Subscribes one after another, each time until the list is told. */
async function subscribeAgain(watcher: LoadUser, target: Target, rounds: number): Promise<readonly number[]> {
  let heard = 0;
  watcher.onNotify = () => {
    heard += 1;
  };
  const latencies: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const wanted = heard + 1;
    const startedAt = performance.now();
    await subscribeToOwn(watcher, target);
    if (!(await until(() => heard >= wanted, 10_000))) throw new Error("no list was told");
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}
