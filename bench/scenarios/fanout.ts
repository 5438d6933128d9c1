import { document } from "../load/sip-text";
import { connectUsers } from "../load/user";
import type { Target } from "../targets/target";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

/** Changes before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpChanges = 10;

const PRESENTITY = "presentity";

/** What is set up before anybody watches. */
export interface FanoutSetting {
  readonly name: string;
  readonly says: string;
  prepare(target: Target, presentity: string): Promise<void>;
}

const PLAIN: FanoutSetting = { name: "fanout", says: "", prepare: async () => {} };

/** One presentity changes, everybody who watches it hears. */
export const fanout = (watchers: number, publishes: number, setting = PLAIN): Scenario => ({
  name: `${setting.name}-${watchers}`,
  unit: "NOTIFY",
  says: `1 presentity, ${watchers} watchers, ${publishes} changes${setting.says}`,
  users: [PRESENTITY, ...userNames("watcher", watchers)],
  async run(target) {
    await setting.prepare(target, PRESENTITY);
    const [presentity, ...rest] = await connectUsers(target.url, this.users, target.domain);
    if (presentity === undefined) throw new Error("no presentity");
    let heard = 0;
    let publishedAt = 0;
    const latencies: number[] = [];
    for (const watcher of rest) {
      watcher.onNotify = () => {
        heard += 1;
        latencies.push(performance.now() - publishedAt);
      };
      await watcher.subscribe(presentity.aor);
    }
    await until(() => heard >= watchers, 20_000);
    let tag = await presentity.publish(document(presentity.aor, "start"), undefined);
    for (let warm = 0; warm < warmUpChanges; warm += 1) {
      const wanted = heard + watchers;
      tag = await presentity.publish(document(presentity.aor, `warm ${warm}`), tag);
      await until(() => heard >= wanted, 20_000);
    }
    latencies.length = 0;
    const figures = await timed(target, async () => {
      const before = heard;
      for (let change = 0; change < publishes; change += 1) {
        publishedAt = performance.now();
        const wanted = before + (change + 1) * watchers;
        tag = await presentity.publish(document(presentity.aor, `change ${change}`), tag);
        if (!(await until(() => heard >= wanted, 10_000)))
          throw new Error(`only ${heard} of ${wanted} NOTIFYs came`);
      }
      return { operations: heard - before, latencies };
    });
    for (const user of [presentity, ...rest]) user.close();
    return figures;
  },
});
