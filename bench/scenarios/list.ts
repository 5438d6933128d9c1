import { setTimeout as delay } from "node:timers/promises";
import { document } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import { listUri, type OfficeList, type Target } from "../targets/target";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

/** Made before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpNotifies = 3000;
const warmUpMembers = 20_000;
/** What is written behind the back of the warm-up is not of what is measured. */
const settleMs = 1000;

/** Who is there: watchers, and the members of the list that each of them owns. */
function withWatchers(
  watcherCount: number,
  memberCount: number,
): { readonly users: string[]; readonly lists: OfficeList[] } {
  const [watchers, members] = [userNames("lister", watcherCount), userNames("member", memberCount)];
  return { users: [...watchers, ...members], lists: watchers.map((owner) => ({ owner, members })) };
}

/** Watchers with a list each, of members that have all published. */
async function connected(
  target: Target,
  { users, lists = [] }: Scenario,
): Promise<{
  readonly watchers: readonly LoadUser[];
  readonly members: readonly LoadUser[];
  readonly tags: string[];
}> {
  const all = await connectUsers(target.url, users, target.domain);
  const [watchers, members] = [all.slice(0, lists.length), all.slice(lists.length)];
  const tags: string[] = [];
  for (const member of members) tags.push(await member.publish(document(member.aor, "start"), undefined));
  return { watchers, members, tags };
}

const subscribeToOwn = async (watcher: LoadUser, { domain }: Target): Promise<unknown> =>
  watcher.subscribe(listUri(watcher.name, domain), { list: true });

/** Members of lists change at a steady rate, those who watch them hear of each by itself. */
export const listNotify = (
  watcherCount: number,
  memberCount: number,
  publishesPerSecond: number,
  seconds: number,
): Scenario => ({
  name: `list-notify-${watcherCount}x${memberCount}-${publishesPerSecond}`,
  unit: "list NOTIFY",
  over: "sip-lists",
  says: `${watcherCount} watchers of lists of ${memberCount} members, ${publishesPerSecond} PUBLISH/s, the PUBLISHes' share included`,
  ...withWatchers(watcherCount, memberCount),
  async run(target) {
    const { watchers, members, tags } = await connected(target, this);
    let heard = 0;
    let publishedAt = 0;
    const latencies: number[] = [];
    for (const watcher of watchers) {
      watcher.onNotify = () => {
        heard += 1;
        latencies.push(performance.now() - publishedAt);
      };
      await subscribeToOwn(watcher, target);
    }
    await until(() => heard >= watcherCount, 10_000);
    const change = async (number: number): Promise<void> => {
      const index = number % members.length;
      const member = members[index];
      publishedAt = performance.now();
      if (member !== undefined)
        tags[index] = await member.publish(document(member.aor, `change ${number}`), tags[index]);
    };
    const warmUps = Math.ceil(warmUpNotifies / watcherCount);
    for (let number = 0; number < warmUps; number += 1) await change(number);
    await until(() => heard > warmUps * watcherCount, 5000);
    await delay(settleMs);
    latencies.length = 0;
    const [before, heardBefore] = [octetsOf(watchers), heard];
    const figures = await timed(target, async () => {
      const startedAt = performance.now();
      const total = publishesPerSecond * seconds;
      for (let sent = 0; sent < total; sent += 1) {
        const due = startedAt + (sent * 1000) / publishesPerSecond;
        if (due > performance.now()) await delay(due - performance.now());
        await change(sent);
      }
      await until(() => heard >= heardBefore + total * watcherCount, 5000);
      return { operations: heard - heardBefore, latencies };
    });
    const wireOctets = octetsOf(watchers) - before;
    for (const user of [...watchers, ...members]) user.close();
    return { ...figures, wireOctets };
  },
});

const octetsOf = (users: readonly LoadUser[]): number =>
  users.reduce((octets, user) => octets + user.wireOctets, 0);

/** New subscriptions to a list, each with the states of all members in its first NOTIFY. */
export const listSubscribe = (memberCount: number, count: number): Scenario => ({
  name: `list-subscribe-${memberCount}`,
  unit: "list SUBSCRIBE",
  over: "sip-lists",
  says: `subscriptions to a list of ${memberCount} members, with the first full state, one after another`,
  ...withWatchers(1, memberCount),
  async run(target) {
    const { watchers, members } = await connected(target, this);
    const [watcher] = watchers;
    if (watcher === undefined) throw new Error("no watcher");
    let heard = 0;
    watcher.onNotify = () => {
      heard += 1;
    };
    const load = async (rounds: number): Promise<readonly number[]> => {
      const latencies: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const wanted = heard + 1;
        const startedAt = performance.now();
        await subscribeToOwn(watcher, target);
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
