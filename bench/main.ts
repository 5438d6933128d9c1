import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Run, ratios, table } from "./report";
import { scenarios } from "./scenarios/index";
import type { Scenario } from "./scenarios/scenario";
import { kamailio } from "./targets/kamailio";
import { chargingVariants, porchlight } from "./targets/porchlight";
import type { Target, TargetKind } from "./targets/target";

/** Which scenarios, by the beginnings of their names; all when none is named. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: "string", multiple: true },
    repeat: { type: "string", default: "3" },
    /** Any other SIP server that speaks SIP over WebSocket and challenges nobody. */
    url: { type: "string" },
    domain: { type: "string", default: "office.test" },
    json: { type: "string" },
  },
});

const wanted = (name: string, list: readonly string[]): boolean =>
  list.length === 0 || list.some((part) => name.startsWith(part));

/** Variants of ourselves are measured when they are asked for. */
const asked = chargingVariants.filter(({ name }) => values.target?.includes(name));
const kinds: readonly TargetKind[] =
  values.url === undefined ? [porchlight, kamailio, ...asked] : [foreign(values.url, values.domain)];
const targets = kinds.filter((kind) => wanted(kind.name, values.target ?? []) && kind.isAvailable());
const chosen = scenarios.filter((scenario) => wanted(scenario.name, positionals));
const runs: Run[] = [];

console.log(
  `targets: ${targets.map(({ name }) => name).join(", ")}; each scenario ${values.repeat} times, turn about`,
);
for (const scenario of chosen) {
  console.log(`${scenario.name}: ${scenario.says}`);
  for (let round = 0; round < Number(values.repeat); round += 1) {
    for (const kind of targets) {
      if (kind.speaks.includes(scenario.over ?? "sip")) await runOnce(scenario, kind);
    }
  }
}
console.table(table(runs));
const compared = ratios(runs, "porchlight", "kamailio");
if (Object.keys(compared).length > 0) {
  console.log("porchlight / kamailio, medians (CPU per operation; memory for hold), below 1 is cheaper:");
  console.table(compared);
}
for (const { name } of asked) {
  console.log(`porchlight / ${name}, medians:`);
  console.table(ratios(runs, "porchlight", name));
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ table: table(runs), ratios: compared }, null, 2)}\n`);

async function runOnce(scenario: Scenario, kind: TargetKind): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "porchlight-bench-"));
  let target: Target | undefined;
  try {
    target = await kind.start(scenario.users, folder);
    const figures = await scenario.run(target);
    runs.push({ scenario, target: kind.name, figures });
    const cpu = (figures.cpuSeconds * 1000) / Math.max(1, figures.operations);
    console.log(
      `  ${kind.name}: ${figures.operations} ${scenario.unit} in ${figures.seconds.toFixed(2)} s, CPU ${cpu.toFixed(4)} ms each`,
    );
  } catch (fault) {
    console.log(`  ${kind.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
  } finally {
    await target?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function foreign(url: string, domain: string): TargetKind {
  return {
    name: "peer",
    speaks: ["sip"],
    isAvailable: () => true,
    start: async () => ({ name: "peer", url, xcapRoot: "", domain, pid: undefined, stop: async () => {} }),
  };
}
