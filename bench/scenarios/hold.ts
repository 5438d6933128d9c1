import { setTimeout as delay } from "node:timers/promises";
import { connectUsers } from "../load/user";
import { measureTree } from "../measure/process-tree";
import { type Scenario, userNames } from "./scenario";

/** Idle connections, each with a registration: what one costs in memory. */
export const hold = (connections: number): Scenario => ({
  name: `hold-${connections}`,
  unit: "connection",
  says: `${connections} idle WebSocket connections, each with a registration; resident memory each`,
  users: userNames("holder", connections),
  async run(target) {
    const resident = (): number => (target.pid === undefined ? 0 : measureTree(target.pid).residentBytes);
    const warm = await connectUsers(target.url, this.users.slice(0, 50), target.domain);
    for (const user of warm) await user.register();
    const before = resident();
    const startedAt = performance.now();
    const users = await connectUsers(target.url, this.users.slice(50), target.domain);
    for (let start = 0; start < users.length; start += 50) {
      await Promise.all(users.slice(start, start + 50).map((user) => user.register()));
    }
    await delay(1500);
    const bytesEach = (resident() - before) / users.length;
    const cpuBefore = target.pid === undefined ? 0 : measureTree(target.pid).cpuSeconds;
    await delay(5000);
    const cpuSeconds = target.pid === undefined ? 0 : measureTree(target.pid).cpuSeconds - cpuBefore;
    for (const user of [...warm, ...users]) user.close();
    return {
      operations: users.length,
      seconds: (performance.now() - startedAt) / 1000,
      cpuSeconds,
      latencies: [],
      bytesEach,
    };
  },
});
