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
import { say } from "./sayings";
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
  title: say("check-ready").text,
  ...warn(say("found-not-running"), say("mend-not-running")),
};

const checkSettings = ({ configFile }: Config): Promise<Finding> =>
  check("settings", () =>
    pass(
      configFile === undefined
        ? say("found-settings-environment")
        : say("found-settings-file", { file: configFile }),
    ),
  );

const checkDatabase = (count: () => Promise<number>): Promise<Finding> =>
  check("database", async () => pass(say("found-database", { count: await count() })));

const checkRules = ({ owners }: Pick<UnreadableRules, "owners">): Promise<Finding> =>
  check("rules", () =>
    owners.length === 0
      ? pass(say("found-rules"))
      : problem(
          say("found-unreadable-rules", { count: owners.length, user: owners[0] ?? "" }),
          say("mend-unreadable-rules"),
        ),
  );

const checkIdleDatabase = (config: Config): Promise<Finding> =>
  check("database", async () => {
    if (!existsSync(config.storeUrl.replace(/^file:/, ""))) {
      return warn(say("found-none-yet"), say("mend-made-at-start"));
    }
    const store = await openOfficeStore(config);
    try {
      return pass(say("found-database", { count: await store.accounts.count() }));
    } finally {
      await store.close();
    }
  });
