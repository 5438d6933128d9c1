import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** CPU seconds and resident memory of a process and all its descendants, from /proc. */
export function measureTree(root: number): { readonly cpuSeconds: number; readonly residentBytes: number } {
  const all = readAll();
  const wanted = new Set([root]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, facts] of all) {
      if (!wanted.has(pid) && wanted.has(facts.parent)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  let ticks = 0;
  let pages = 0;
  for (const pid of wanted) {
    ticks += all.get(pid)?.ticks ?? 0;
    pages += all.get(pid)?.pages ?? 0;
  }
  return { cpuSeconds: ticks / ticksPerSecond, residentBytes: pages * 4096 };
}

interface Facts {
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

function readAll(): Map<number, Facts> {
  const all = new Map<number, Facts>();
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const facts = readOne(pid);
    if (facts !== undefined) all.set(pid, facts);
  }
  return all;
}

function readOne(pid: number): Facts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return {
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]),
      pages: Number(fields[21]),
    };
  } catch {
    return undefined;
  }
}
