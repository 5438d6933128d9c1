import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeListService } from "../load/list-service";
import { freePort, startPinned, stopProcess, untilListening } from "./processes";
import { adminPassword, type Office, type Target, type TargetKind, userPassword } from "./target";

const main = join(import.meta.dirname, "../../apps/server/dist/main.js");

/** Options of Node for the server that is measured. */
const nodeOptions = process.env.BENCH_NODE?.split(" ") ?? [];

/** Porchlight as it is built: SQLite, full durability, accounts checked, charging records but of NOTIFYs. */
export const porchlight = porchlightWith("porchlight", {});

/** The same with its console. */
export const porchlightAndConsole: TargetKind = {
  ...porchlightWith("porchlight", { PORCHLIGHT_CONSOLE: "on", PORCHLIGHT_ADMIN_PASSWORD: adminPassword }),
  speaks: ["console"],
};

/** The same without charging records, and with those of every NOTIFY: what accounting costs. */
export const chargingVariants: readonly TargetKind[] = [
  porchlightWith("unrecorded", { PORCHLIGHT_ACCOUNTING_RECORDS: "off" }),
  porchlightWith("recorded-notify", { PORCHLIGHT_ACCOUNTING_NOTIFY: "on" }),
];

function porchlightWith(name: string, settings: Readonly<Record<string, string>>): TargetKind {
  return {
    name,
    speaks: ["sip", "sip-lists", "sparing-sip", "lasting-sip", "xcap"],
    isAvailable: () => existsSync(main),
    start: (office, workFolder) => start(name, settings, office, workFolder),
  };
}

async function start(
  name: string,
  settings: Readonly<Record<string, string>>,
  { users, lists }: Office,
  workFolder: string,
): Promise<Target> {
  const dataFolder = join(workFolder, "porchlight");
  const httpPort = await freePort();
  mkdirSync(dataFolder, { recursive: true });
  const env = {
    PORCHLIGHT_DATA_DIR: dataFolder,
    PORCHLIGHT_HTTP_PORT: String(httpPort),
    PORCHLIGHT_MANAGEMENT_PORT: String(await freePort()),
    PORCHLIGHT_SIP_PORT: "0",
    PORCHLIGHT_LISTEN: "127.0.0.1",
    PORCHLIGHT_SAMPLE_OFFICE: "off",
    PORCHLIGHT_TRUSTED_PEERS: "127.0.0.0/8",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "0",
    // Colleagues watch each other, unless a scenario writes rules.
    PORCHLIGHT_POLICY_OWN_DOMAIN_HANDLING: "allow",
    PORCHLIGHT_LISTS_MEMBERS: "0",
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_LOG_LEVEL: "warn",
    PORCHLIGHT_DURABILITY: process.env.BENCH_DURABILITY ?? "full",
    ...settings,
  };
  importUsers(users, workFolder, env);
  const launch = () => startPinned(process.execPath, [...nodeOptions, main, "start"], env);
  let child = launch();
  await untilListening(httpPort, child);
  const target = {
    name,
    url: `ws://127.0.0.1:${httpPort}/sip`,
    xcapRoot: `http://127.0.0.1:${httpPort}/xcap-root`,
    domain: "office.test",
    get pid() {
      return child.pid;
    },
    restart: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
      child = launch();
      await untilListening(httpPort, child);
    },
    stop: () => stopProcess(child),
  };
  for (const list of lists) await writeListService(target, list);
  return target;
}

function importUsers(users: readonly string[], workFolder: string, env: Record<string, string>): void {
  const file = join(workFolder, "users.csv");
  const rows = users.map((user) => `sip:${user}@office.test,${userPassword},${user}`);
  writeFileSync(file, `aor,password,displayName\n${rows.join("\n")}\n`);
  const imported = spawnSync(process.execPath, [main, "user", "import", file], {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (imported.status !== 0) throw new Error(`users were not imported: ${imported.stderr}`);
}
