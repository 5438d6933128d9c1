import { document, headerValue } from "../load/sip-text";
import { connectUsers } from "../load/user";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

const watcherCount = 20;

/** Refreshes of subscriptions whose state has not changed: told again in full, or suppressed (RFC 5839). */
export const resubscribe = (form: "full" | "conditional", count: number): Scenario => ({
  name: `resubscribe-${form}`,
  unit: "SUBSCRIBE",
  ...(form === "full" ? {} : { over: "sparing-sip" as const }),
  says: `refreshes of an unchanged state, ${form === "full" ? "which is sent again" : "answered 204"}`,
  users: ["presentity", ...userNames("watcher", watcherCount)],
  async run(target) {
    const [presentity, ...watchers] = await connectUsers(target.url, this.users, target.domain);
    if (presentity === undefined) throw new Error("no presentity");
    await presentity.publish(document(presentity.aor, "here"), undefined);
    let heard = 0;
    const tags = new Map<string, string>();
    for (const watcher of watchers) {
      watcher.onNotify = (notify) => {
        heard += 1;
        tags.set(watcher.name, headerValue(notify, "SIP-ETag"));
      };
    }
    const standing = await Promise.all(watchers.map((watcher) => watcher.subscribe(presentity.aor)));
    await until(() => heard >= watcherCount, 10_000);
    const each = Math.floor(count / watcherCount);
    const load = (rounds: number): Promise<unknown> =>
      Promise.all(
        watchers.map(async (watcher, index) => {
          const first = standing[index];
          const knownTag = form === "full" ? undefined : tags.get(watcher.name);
          for (let round = 0; round < rounds && first !== undefined; round += 1)
            await watcher.resubscribe(first.response, first.callId, { knownTag });
        }),
      );
    const notifies = (rounds: number): number => (form === "full" ? rounds * watcherCount : 0);
    const octets = (): number => watchers.reduce((sum, { wireOctets }) => sum + wireOctets, 0);
    await load(Math.floor(each / 4));
    await until(() => heard >= watcherCount + notifies(Math.floor(each / 4)), 10_000);
    const [heardBefore, before] = [heard, octets()];
    const figures = await timed(target, async () => {
      await load(each);
      await until(() => heard - heardBefore >= notifies(each), 10_000);
      return { operations: each * watcherCount, latencies: [] };
    });
    if (heard - heardBefore !== notifies(each))
      throw new Error(`${heard - heardBefore} NOTIFYs instead of ${notifies(each)}`);
    await until(() => false, 50);
    const wireOctets = octets() - before;
    for (const user of [presentity, ...watchers]) user.close();
    return { ...figures, wireOctets };
  },
});
