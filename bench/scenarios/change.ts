import { document } from "../load/sip-text";
import { connectUsers, type SubscribeOptions } from "../load/user";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

const watcherCount = 100;
const changes = 150;
const warmUpChanges = 10;

/** One note of a presentity changes: what that costs on the wire and in the server, told in full or as a difference. */
export const change = (form: "full" | "partial"): Scenario => ({
  name: `change-${form}`,
  unit: "NOTIFY",
  ...(form === "full" ? {} : { over: "sparing-sip" as const }),
  says: `a note in a document of 1.5 kB changes, ${watcherCount} watchers are told ${form === "full" ? "the whole" : "the difference"}`,
  users: ["presentity", ...userNames("watcher", watcherCount)],
  async run(target) {
    const [presentity, ...watchers] = await connectUsers(target.url, this.users, target.domain);
    if (presentity === undefined) throw new Error("no presentity");
    const options: SubscribeOptions = { partial: form === "partial" };
    let heard = 0;
    let tag = await presentity.publish(document(presentity.aor, "start"), undefined);
    for (const watcher of watchers) {
      watcher.onNotify = () => {
        heard += 1;
      };
      await watcher.subscribe(presentity.aor, options);
    }
    await until(() => heard >= watcherCount, 20_000);
    const say = async (note: string): Promise<void> => {
      const wanted = heard + watcherCount;
      tag = await presentity.publish(document(presentity.aor, note), tag);
      if (!(await until(() => heard >= wanted, 10_000)))
        throw new Error(`only ${heard} of ${wanted} NOTIFYs came`);
    };
    for (let warm = 0; warm < warmUpChanges; warm += 1) await say(`warm ${warm}`);
    const octets = (): number => watchers.reduce((sum, { wireOctets }) => sum + wireOctets, 0);
    const before = octets();
    const figures = await timed(target, async () => {
      for (let count = 0; count < changes; count += 1) await say(`change ${count}`);
      return { operations: changes * watcherCount, latencies: [] };
    });
    await until(() => false, 50);
    const wireOctets = octets() - before;
    for (const user of [presentity, ...watchers]) user.close();
    return { ...figures, wireOctets };
  },
});
