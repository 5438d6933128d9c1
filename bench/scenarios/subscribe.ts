import { document } from "../load/sip-text";
import { connectUsers } from "../load/user";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

/** SUBSCRIBE, 200, NOTIFY, 200; then the same again as refreshes. */
export const subscribe = (kind: "initial" | "refresh", count: number): Scenario => ({
  name: `subscribe-${kind}`,
  unit: "SUBSCRIBE",
  says: `${kind === "initial" ? "new subscriptions" : "refreshes"} with their NOTIFY, 20 at a time`,
  users: ["presentity", ...userNames("watcher", 20)],
  async run(target) {
    const [presentity, ...watchers] = await connectUsers(target.url, this.users, target.domain);
    if (presentity === undefined) throw new Error("no presentity");
    await presentity.publish(document(presentity.aor, "here"), undefined);
    let heard = 0;
    const latencies: number[] = [];
    for (const watcher of watchers) {
      watcher.onNotify = () => {
        heard += 1;
      };
    }
    const each = Math.floor(count / watchers.length);
    const standing = await Promise.all(watchers.map((watcher) => watcher.subscribe(presentity.aor)));
    await until(() => heard >= watchers.length, 10_000);
    const load = (rounds: number): Promise<unknown> =>
      Promise.all(
        watchers.map(async (watcher, index) => {
          const first = standing[index];
          for (let round = 0; round < rounds; round += 1) {
            const startedAt = performance.now();
            if (kind === "initial") await watcher.subscribe(presentity.aor);
            else if (first !== undefined) await watcher.resubscribe(first.response, first.callId);
            latencies.push(performance.now() - startedAt);
          }
        }),
      );
    await load(Math.floor(each / 4));
    latencies.length = 0;
    const figures = await timed(target, async () => {
      const before = heard;
      await load(each);
      await until(() => heard - before >= each * watchers.length, 10_000);
      return { operations: each * watchers.length, latencies };
    });
    for (const user of [presentity, ...watchers]) user.close();
    return figures;
  },
});
