import { existsSync } from "node:fs";
import type { Store } from "@porchlight/store";
import type { Doctor } from "../admin/ports/observation";
import { type Config, usesTls } from "../config";
import { openOfficeStore } from "../office/office-store";
import type { UnreadableRules } from "../office/policy/unreadable-rules";
import type { LiveCertificate } from "../runtime/tls/live-certificate";
import { checkCertificate } from "./certificate-check";
import { check, type Finding, pass, problem, warn } from "./finding";
import { checkDataDirectory, checkFirstPasswords, checkNode } from "./machine-checks";
import { checkPorts } from "./port-checks";
import { checkReady, checkWebSocket, type OpenPorts, readyzOf } from "./service-checks";
import { checkSipTls, checkTrustAnchors } from "./tls-checks";

/** The checks of a running server upon itself. */
export const serverDoctor =
  (
    config: Config,
    store: Store,
    rules: Pick<UnreadableRules, "owners">,
    ports: () => OpenPorts,
    certificate?: LiveCertificate,
  ): Doctor =>
  () =>
    Promise.all([
      checkNode(),
      checkDataDirectory(config),
      checkDatabase(async () => store.accounts.count()),
      checkFirstPasswords(config),
      checkCertificate(config, certificate),
      checkTrustAnchors(config),
      checkSipTls(config, ports().sipPorts.tls, certificate),
      checkRules(rules),
      checkReady(ports().managementPort),
      checkWebSocket(config, ports()),
    ]);

/** The checks of the command line: of the running server when there is one, else of what a start would need. */
export async function commandLineDoctor(
  config: Config,
  onStep: (title: string) => void,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const run = async (finding: Promise<Finding>): Promise<void> => {
    const found = await finding;
    onStep(found.title);
    findings.push(found);
  };
  await run(checkNode());
  await run(checkSettings(config));
  await run(checkDataDirectory(config));
  await run(checkFirstPasswords(config));
  await run(checkCertificate(config));
  await run(checkTrustAnchors(config));
  const isRunning = (await readyzOf(config.managementPort)) !== undefined;
  if (!isRunning) {
    await run(checkIdleDatabase(config));
    await run(checkPorts(config));
    await run(Promise.resolve(notRunning));
    return findings;
  }
  await run(checkReady(config.managementPort));
  const sipTlsPort = config.transports.tls && usesTls(config) ? config.sipTlsPort : 0;
  await run(checkWebSocket(config, { ...config, isTls: usesTls(config), sipPorts: { tls: sipTlsPort } }));
  await run(checkSipTls(config, sipTlsPort));
  return findings;
}

const notRunning: Finding = {
  id: "ready",
  title: "Readiness",
  ...warn("No server runs with these settings.", "Start it with porchlight start, then look again."),
};

const checkSettings = ({ configFile }: Config): Promise<Finding> =>
  check("settings", "Settings", () =>
    pass(configFile === undefined ? "From the environment." : `From ${configFile}.`),
  );

const checkDatabase = (count: () => Promise<number>): Promise<Finding> =>
  check("database", "Database", async () => pass(`It answers; ${await count()} accounts.`));

const checkRules = ({ owners }: Pick<UnreadableRules, "owners">): Promise<Finding> =>
  check("rules", "Presence rules", () =>
    owners.length === 0
      ? pass("All of them read.")
      : problem(
          `Rules of ${owners.length} users cannot be read, the first those of ${owners[0]}: nobody else sees them.`,
          "Mend the documents, or restore earlier versions.",
        ),
  );

const checkIdleDatabase = (config: Config): Promise<Finding> =>
  check("database", "Database", async () => {
    if (!existsSync(config.storeUrl.replace(/^file:/, ""))) {
      return warn("There is none yet.", "It is made at the first start.");
    }
    const store = await openOfficeStore(config);
    try {
      return pass(`It answers; ${await store.accounts.count()} accounts.`);
    } finally {
      await store.close();
    }
  });
