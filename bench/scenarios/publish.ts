import { document } from "../load/sip-text";
import { connectUsers } from "../load/user";
import { type Scenario, userNames } from "./scenario";
import { timed } from "./timing";

/** PUBLISH without watchers, in three of its kinds. */
export const publish = (kind: "initial" | "modify" | "refresh", count: number): Scenario => ({
  name: `publish-${kind}`,
  unit: "PUBLISH",
  says: `${kind} PUBLISHes of 1.1 kB, 50 users at a time`,
  users: userNames("source", 50),
  async run(target) {
    const users = await connectUsers(target.url, this.users, target.domain);
    const latencies: number[] = [];
    const tags = await Promise.all(users.map((user) => user.publish(document(user.aor, "start"), undefined)));
    const each =
      kind === "initial" ? Math.min(25, Math.floor(count / users.length)) : Math.floor(count / users.length);
    const load = (rounds: number): Promise<unknown> =>
      Promise.all(
        users.map(async (user, index) => {
          for (let round = 0; round < rounds; round += 1) {
            const startedAt = performance.now();
            const body = kind === "refresh" ? "" : document(user.aor, `round ${round}`);
            const next = await user.publish(body, kind === "initial" ? undefined : tags[index]);
            if (kind !== "initial") tags[index] = next;
            latencies.push(performance.now() - startedAt);
          }
        }),
      );
    if (kind !== "initial") await load(Math.floor(each / 4));
    latencies.length = 0;
    const figures = await timed(target, async () => {
      await load(each);
      return { operations: each * users.length, latencies };
    });
    for (const user of users) user.close();
    return figures;
  },
});
