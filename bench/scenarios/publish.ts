import { document } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import type { Target } from "../targets/target";
import { type Figures, type Scenario, userNames } from "./scenario";
import { timed } from "./timing";

/** Publications of one presentity that stand at one time. */
const mostPublications = 25;

const atATime = 50;

/** A quarter of it is done before the clock starts, so that what is measured is the server at work and not its start. */
const warmUpShare = 1 / 4;

type Measured = Pick<Figures, "operations" | "latencies">;

/** New publications without watchers, as many of each user as may stand. */
export function publishNew(count: number): Scenario {
  const sources = userNames("source", count / mostPublications);
  const warmUps = userNames("warm-up", (count * warmUpShare) / mostPublications);
  return {
    name: "publish-initial",
    unit: "PUBLISH",
    says: `initial PUBLISHes of 1.1 kB, ${atATime} users at a time`,
    users: [...sources, ...warmUps],
    async run(target) {
      await publishAll(await connectUsers(target.url, warmUps, target.domain));
      const users = await connectUsers(target.url, sources, target.domain);
      return timed(target, () => publishAll(users));
    },
  };
}

async function publishAll(users: readonly LoadUser[]): Promise<Measured> {
  const latencies: number[] = [];
  for (let first = 0; first < users.length; first += atATime) {
    const together = users.slice(first, first + atATime);
    for (let round = 0; round < mostPublications; round += 1)
      await Promise.all(together.map((user) => publish(user, `round ${round}`, undefined, latencies)));
  }
  for (const user of users) user.close();
  return { operations: latencies.length, latencies };
}

/** Publications that stand without watchers, changed or refreshed. */
export const publishAgain = (kind: "modify" | "refresh", count: number): Scenario => ({
  name: `publish-${kind}`,
  unit: "PUBLISH",
  says: `${kind} PUBLISHes of 1.1 kB, ${atATime} users at a time`,
  users: userNames("source", atATime),
  async run(target: Target) {
    const users = await connectUsers(target.url, this.users, target.domain);
    const standing = await Promise.all(
      users.map(async (user) => ({ user, tag: await publish(user, "start", undefined, []) })),
    );
    const load = async (rounds: number): Promise<Measured> => {
      const latencies: number[] = [];
      const lane = async (each: (typeof standing)[number]): Promise<void> => {
        for (let round = 0; round < rounds; round += 1)
          each.tag = await publish(
            each.user,
            kind === "refresh" ? "" : `round ${round}`,
            each.tag,
            latencies,
          );
      };
      await Promise.all(standing.map(lane));
      return { operations: latencies.length, latencies };
    };
    const rounds = count / atATime;
    await load(rounds * warmUpShare);
    const figures = await timed(target, () => load(rounds));
    for (const user of users) user.close();
    return figures;
  },
});

/** An empty note refreshes. Returns the new entity-tag. */
async function publish(
  user: LoadUser,
  note: string,
  tag: string | undefined,
  latencies: number[],
): Promise<string> {
  const startedAt = performance.now();
  const next = await user.publish(note === "" ? "" : document(user.aor, note), tag);
  latencies.push(performance.now() - startedAt);
  return next;
}
