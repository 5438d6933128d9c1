import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchOptions, readOptions, usage } from "./options";
import { type Run, ratios, table } from "./report";
import { scenarios } from "./scenarios/index";
import type { Scenario } from "./scenarios/scenario";
import { kamailio, storedKamailio } from "./targets/kamailio";
import { chargingVariants, porchlight, porchlightAndConsole } from "./targets/porchlight";
import type { Target, TargetKind } from "./targets/target";

const options = askedFor();

const wanted = (name: string, list: readonly string[]): boolean =>
  list.length === 0 || list.some((part) => name.startsWith(part));

/** Variants of ourselves are measured when they are asked for. */
const asked = [storedKamailio, ...chargingVariants].filter(({ name }) => options.targets.includes(name));
const kinds: readonly TargetKind[] =
  options.url === undefined
    ? [porchlight, porchlightAndConsole, kamailio, ...asked]
    : [foreign(options.url, options.domain)];
const targets = kinds.filter((kind) => wanted(kind.name, options.targets) && kind.isAvailable());
const chosen = scenarios.filter((scenario) => wanted(scenario.name, options.scenarios));
if (chosen.length === 0 || targets.length === 0) {
  process.stderr.write(
    `No ${chosen.length === 0 ? "scenario" : "server"} has such a name: see --list and --help.\n`,
  );
  process.exit(2);
}
const runs: Run[] = [];

console.log(
  `targets: ${[...new Set(targets.map(({ name }) => name))].join(", ")}; each scenario ${options.repeat} times, turn about`,
);
for (const scenario of chosen) {
  console.log(`${scenario.name}: ${scenario.says}`);
  for (let round = 0; round < options.repeat; round += 1) {
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
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ table: table(runs), ratios: compared }, null, 2)}\n`);

async function runOnce(scenario: Scenario, kind: TargetKind): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "porchlight-bench-"));
  let target: Target | undefined;
  try {
    target = await kind.start({ users: scenario.users, lists: scenario.lists ?? [] }, folder);
    const figures = await scenario.run(target);
    runs.push({ scenario, target: kind.name, figures });
    const cpu = (figures.cpuSeconds * 1000) / Math.max(1, figures.operations);
    console.log(
      `  ${kind.name}: ${figures.operations} ${scenario.unit} in ${figures.seconds.toFixed(2)} s, CPU ${cpu.toFixed(4)} ms each`,
    );
    for (const finding of figures.findings ?? []) console.log(`    ${finding}`);
  } catch (fault) {
    console.log(`  ${kind.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
  } finally {
    await target?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the process where there is nothing to measure. */
function askedFor(): BenchOptions {
  try {
    const asked = readOptions(process.argv.slice(2));
    if (typeof asked === "object") return asked;
    process.stdout.write(
      asked === "help" ? usage : scenarios.map(({ name, says }) => `${name}: ${says}\n`).join(""),
    );
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
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
