import { connectUsers } from "../load/user";
import { measureTree } from "../measure/process-tree";
import { type Scenario, userNames } from "./scenario";

const atATime = 50;

/** How long a server that was killed is away, with subscriptions that stand. */
export const restart = (userCount: number, contacts: number): Scenario => ({
  name: `restart-${userCount * contacts}`,
  unit: "start",
  over: "lasting-sip",
  says: `from kill -9 until it is ready again, ${userCount} users with ${contacts} subscriptions each`,
  users: userNames("user", userCount),
  async run(target) {
    const users = await connectUsers(target.url, this.users, target.domain);
    for (let first = 0; first < userCount; first += atATime) {
      const watchers = users.slice(first, first + atATime);
      for (let offset = 1; offset <= contacts; offset += 1) {
        const contactOf = (index: number): string =>
          users[(first + index + offset * 7) % userCount]?.aor ?? "";
        await Promise.all(watchers.map((watcher, index) => watcher.subscribe(contactOf(index))));
      }
    }
    const startedAt = performance.now();
    await target.restart?.();
    const milliseconds = performance.now() - startedAt;
    const cpuSeconds = target.pid === undefined ? 0 : measureTree(target.pid).cpuSeconds;
    for (const user of users) user.close();
    return { operations: 1, seconds: milliseconds / 1000, cpuSeconds, latencies: [milliseconds] };
  },
});
