import { createSocket } from "node:dgram";
import { createServer } from "node:net";

/** Ports below those that the system gives to clients, some for each process: two servers never want the same. */
const FIRST_PORT = 10_000;
const PORTS_PER_PROCESS = 100;
const BLOCKS = 100;

const block = FIRST_PORT + (process.pid % BLOCKS) * PORTS_PER_PROCESS;
let next = 0;

/** A port that is free for TCP and UDP on the loopback address, and that nobody is given while it waits for its server. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS_PER_PROCESS; tries += 1) {
    const port = block + next;
    next = (next + 1) % PORTS_PER_PROCESS;
    if ((await isFreeForTcp(port)) && (await isFreeForUdp(port))) return port;
  }
  throw new Error("no port is free");
}

function isFreeForTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createSocket("udp4").once("error", () => resolve(false));
    probe.bind(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
