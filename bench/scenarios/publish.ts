import { document } from "../load/sip-text";
import { connectUsers } from "../load/user";
import { type Scenario, userNames } from "./scenario";
import { timed } from "./timing";

/** Publications of one presentity that stand at one time. */
const mostPublications = 25;

const sources = userNames("source", 50);

/** They publish before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpUsers = userNames("warm-up", 200);

async function warmUp(url: string, domain: string): Promise<void> {
  const users = await connectUsers(url, warmUpUsers, domain);
  for (let round = 0; round < mostPublications; round += 1)
    await Promise.all(users.map((user) => user.publish(document(user.aor, `warm ${round}`), undefined)));
  for (const user of users) user.close();
}

/** PUBLISH without watchers, in three of its kinds. */
export const publish = (kind: "initial" | "modify" | "refresh", count: number): Scenario => ({
  name: `publish-${kind}`,
  unit: "PUBLISH",
  says: `${kind} PUBLISHes of 1.1 kB, 50 users at a time`,
  users: kind === "initial" ? [...sources, ...warmUpUsers] : sources,
  async run(target) {
    if (kind === "initial") await warmUp(target.url, target.domain);
    const users = await connectUsers(target.url, sources, target.domain);
    const latencies: number[] = [];
    const tags = await Promise.all(users.map((user) => user.publish(document(user.aor, "start"), undefined)));
    const each =
      kind === "initial"
        ? Math.min(mostPublications, Math.floor(count / users.length))
        : Math.floor(count / users.length);
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
