import { setTimeout as delay } from "node:timers/promises";
import { document } from "../load/sip-text";
import {
  type ListOffice,
  octetsOf,
  openListOffice,
  settle,
  subscribeToOwn,
  withWatchers,
} from "./list-office";
import type { Figures, Scenario } from "./scenario";
import { timed, until } from "./timing";

/** Made before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpNotifies = 3000;

/**
 * Members of lists change at a steady rate, those who watch them hear of each by itself. The same PUBLISHes before anybody
 * watches tell what of it the NOTIFYs are.
 */
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
    const office = await openListOffice(target, this);
    const { watchers, members } = office;
    const heard = new Heard(office);
    const warmUps = Math.ceil(warmUpNotifies / watcherCount);
    const total = publishesPerSecond * seconds;
    for (let number = 0; number < warmUps; number += 1) await heard.change(number);
    await settle();
    const unwatched = await timed(target, async () => {
      await heard.changeAt(publishesPerSecond, total);
      return { operations: total, latencies: [] };
    });
    for (const watcher of watchers) await subscribeToOwn(watcher, target);
    await until(() => heard.count >= watcherCount, 10_000);
    for (let number = 0; number < warmUps; number += 1) await heard.change(number);
    await until(() => heard.count > warmUps * watcherCount, 5000);
    await settle();
    heard.latencies.length = 0;
    const [octetsBefore, countBefore] = [octetsOf(watchers), heard.count];
    const figures = await timed(target, async () => {
      await heard.changeAt(publishesPerSecond, total);
      await until(() => heard.count >= countBefore + total * watcherCount, 5000);
      return { operations: heard.count - countBefore, latencies: heard.latencies };
    });
    const wireOctets = octetsOf(watchers) - octetsBefore;
    for (const user of [...watchers, ...members]) user.close();
    return { ...figures, wireOctets, findings: [shares(unwatched, figures)] };
  },
});

/** The members' changes, and what the watchers hear of them. */
class Heard {
  readonly latencies: number[] = [];
  count = 0;
  readonly #office: ListOffice;
  #publishedAt = 0;

  constructor(office: ListOffice) {
    this.#office = office;
    for (const watcher of office.watchers) {
      watcher.onNotify = () => {
        this.count += 1;
        this.latencies.push(performance.now() - this.#publishedAt);
      };
    }
  }

  async change(number: number): Promise<void> {
    const { members, tags } = this.#office;
    const index = number % members.length;
    const member = members[index];
    this.#publishedAt = performance.now();
    if (member !== undefined)
      tags[index] = await member.publish(document(member.aor, `change ${number}`), tags[index]);
  }

  async changeAt(perSecond: number, total: number): Promise<void> {
    const startedAt = performance.now();
    for (let sent = 0; sent < total; sent += 1) {
      const due = startedAt + (sent * 1000) / perSecond;
      if (due > performance.now()) await delay(due - performance.now());
      await this.change(sent);
    }
  }
}

function shares(unwatched: Figures, watched: Figures): string {
  const publish = (unwatched.cpuSeconds * 1000) / unwatched.operations;
  const notify = ((watched.cpuSeconds - unwatched.cpuSeconds) * 1000) / Math.max(1, watched.operations);
  return `a PUBLISH that nobody watches takes ${publish.toFixed(3)} ms, a list NOTIFY beside it ${notify.toFixed(3)} ms`;
}
