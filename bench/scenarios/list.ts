import { setTimeout as delay } from "node:timers/promises";
import { document } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import { listUri, type OfficeList, type Target } from "../targets/target";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

const watcherName = "lister";

/** Made before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpChanges = 3000;
const warmUpMembers = 20_000;
/** What is written behind the back of the warm-up is not of what is measured. */
const settleMs = 1000;

/** Who is there: a watcher, and the members of the list that it owns. */
function withWatcher(memberCount: number): { readonly users: string[]; readonly lists: OfficeList[] } {
  const members = userNames("member", memberCount);
  return { users: [watcherName, ...members], lists: [{ owner: watcherName, members }] };
}

/** A watcher with a list of members that have all published. */
async function withList(
  target: Target,
  names: readonly string[],
): Promise<{
  readonly uri: string;
  readonly watcher: LoadUser;
  readonly members: readonly LoadUser[];
  readonly tags: string[];
}> {
  const [watcher, ...members] = await connectUsers(target.url, names, target.domain);
  if (watcher === undefined) throw new Error("no watcher");
  const uri = listUri(watcher.name, target.domain);
  const tags: string[] = [];
  for (const member of members) tags.push(await member.publish(document(member.aor, "start"), undefined));
  return { uri, watcher, members, tags };
}

/** Members of one list change at a steady rate, its watcher hears of each by itself. */
export const listNotify = (memberCount: number, publishesPerSecond: number, seconds: number): Scenario => ({
  name: `list-notify-${memberCount}-${publishesPerSecond}`,
  unit: "list NOTIFY",
  over: "sip-lists",
  says: `a list of ${memberCount} members, ${publishesPerSecond} PUBLISH/s, the PUBLISHes' share included`,
  ...withWatcher(memberCount),
  async run(target) {
    const { uri, watcher, members, tags } = await withList(target, this.users);
    let heard = 0;
    let publishedAt = 0;
    const latencies: number[] = [];
    watcher.onNotify = () => {
      heard += 1;
      latencies.push(performance.now() - publishedAt);
    };
    await watcher.subscribe(uri, { list: true });
    await until(() => heard >= 1, 10_000);
    const change = async (number: number): Promise<void> => {
      const index = number % members.length;
      const member = members[index];
      publishedAt = performance.now();
      if (member !== undefined)
        tags[index] = await member.publish(document(member.aor, `change ${number}`), tags[index]);
    };
    for (let number = 0; number < warmUpChanges; number += 1) await change(number);
    await until(() => heard > warmUpChanges, 5000);
    await delay(settleMs);
    latencies.length = 0;
    const [before, heardBefore] = [watcher.wireOctets, heard];
    const figures = await timed(target, async () => {
      const startedAt = performance.now();
      const total = publishesPerSecond * seconds;
      for (let sent = 0; sent < total; sent += 1) {
        const due = startedAt + (sent * 1000) / publishesPerSecond;
        if (due > performance.now()) await delay(due - performance.now());
        await change(sent);
      }
      await until(() => heard >= heardBefore + total, 5000);
      return { operations: heard - heardBefore, latencies };
    });
    const wireOctets = watcher.wireOctets - before;
    for (const user of [watcher, ...members]) user.close();
    return { ...figures, wireOctets };
  },
});

/** New subscriptions to a list, each with the states of all members in its first NOTIFY. */
export const listSubscribe = (memberCount: number, count: number): Scenario => ({
  name: `list-subscribe-${memberCount}`,
  unit: "list SUBSCRIBE",
  over: "sip-lists",
  says: `subscriptions to a list of ${memberCount} members, with the first full state, one after another`,
  ...withWatcher(memberCount),
  async run(target) {
    const { uri, watcher, members } = await withList(target, this.users);
    let heard = 0;
    watcher.onNotify = () => {
      heard += 1;
    };
    const load = async (rounds: number): Promise<readonly number[]> => {
      const latencies: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const wanted = heard + 1;
        const startedAt = performance.now();
        await watcher.subscribe(uri, { list: true });
        if (!(await until(() => heard >= wanted, 10_000))) throw new Error("no list was told");
        latencies.push(performance.now() - startedAt);
      }
      return latencies;
    };
    await load(Math.ceil(warmUpMembers / memberCount));
    await delay(settleMs);
    const before = watcher.wireOctets;
    const figures = await timed(target, async () => ({ operations: count, latencies: await load(count) }));
    const wireOctets = watcher.wireOctets - before;
    for (const user of [watcher, ...members]) user.close();
    return { ...figures, wireOctets };
  },
});
