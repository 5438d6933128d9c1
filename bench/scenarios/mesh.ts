import { setTimeout as delay } from "node:timers/promises";
import { document, headerValue } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

/** An office: everybody watches some others, changes come at a steady rate. */
export const mesh = (
  userCount: number,
  contacts: number,
  publishesPerSecond: number,
  seconds: number,
): Scenario => ({
  name: `mesh-${userCount}x${contacts}`,
  unit: "NOTIFY",
  says: `${userCount} users x ${contacts} contacts, ${publishesPerSecond} PUBLISH/s, the PUBLISHes' share included`,
  users: userNames("user", userCount),
  async run(target) {
    const users = await connectUsers(target.url, this.users, target.domain);
    let heard = 0;
    const latencies: number[] = [];
    const publishedAt = new Map<string, number>();
    for (const user of users) {
      user.onNotify = (notify) => {
        heard += 1;
        const from = headerValue(notify, "From");
        const at = publishedAt.get(from.slice(from.indexOf("sip:"), from.indexOf("@")));
        if (at !== undefined) latencies.push(performance.now() - at);
      };
    }
    const tags: string[] = [];
    for (const user of users) tags.push(await user.publish(document(user.aor, "start"), undefined));
    for (const [index, user] of users.entries()) {
      for (let offset = 1; offset <= contacts; offset += 1) {
        const contact = users[(index + offset * 7) % users.length];
        if (contact !== undefined) await user.subscribe(contact.aor);
      }
    }
    const change = async (index: number, user: LoadUser, number: number): Promise<void> => {
      tags[index] = await user.publish(document(user.aor, `change ${number}`), tags[index]);
    };
    await until(() => heard >= userCount * contacts, 30_000);
    latencies.length = 0;
    const figures = await timed(target, async () => {
      const before = heard;
      const total = publishesPerSecond * seconds;
      const startedAt = performance.now();
      const running: Promise<void>[] = [];
      for (let sent = 0; sent < total; sent += 1) {
        const due = startedAt + (sent * 1000) / publishesPerSecond;
        if (due > performance.now()) await delay(due - performance.now());
        const index = sent % users.length;
        const user = users[index];
        if (user === undefined) continue;
        publishedAt.set(user.aor.slice(0, user.aor.indexOf("@")), performance.now());
        running.push(change(index, user, sent));
      }
      await Promise.all(running);
      await until(() => heard - before >= total * contacts, 15_000);
      return { operations: heard - before, latencies };
    });
    for (const user of users) user.close();
    return figures;
  },
});
