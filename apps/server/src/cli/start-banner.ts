import type { Config } from "../config";
import { loopbackOrigin } from "../doctor/origin";
import type { OfficeFacts } from "../office/office-server";

/** What a person sees when the office is ready: where to look, and with which passwords. */
export function startBanner(config: Config, facts: OfficeFacts, milliseconds: number): string {
  const origin = loopbackOrigin(config, facts).replace("//127.0.0.1:", "//localhost:");
  const lines = [
    "",
    `Porchlight is ready (${(milliseconds / 1000).toFixed(1)} s).`,
    "",
    `  Watcher     ${origin}/`,
    ...(config.console ? [`  Console     ${origin}/console/`] : []),
    `  API         ${origin}/api/docs/`,
    ...sipLines(config, facts, origin),
    `  Management  http://127.0.0.1:${facts.managementPort}/readyz`,
    `  Data        ${config.dataDir}`,
    ...firstRunLines(facts),
    "",
    "  Stop with Ctrl+C.",
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function sipLines(config: Config, { sipPorts }: OfficeFacts, origin: string): readonly string[] {
  const { tcp, tls, udp } = sipPorts;
  const phones = [
    ...(udp === undefined ? [] : [`${config.listen}:${udp} UDP`]),
    ...(tcp === undefined ? [] : [`${config.listen}:${tcp} TCP`]),
    ...(tls === undefined ? [] : [`${config.listen}:${tls} TLS`]),
  ];
  return [
    ...(config.transports.webSocket ? [`  SIP         ${origin.replace(/^http/, "ws")}/sip`] : []),
    ...(phones.length === 0 ? [] : [`  Phones      ${phones.join(", ")}`]),
  ];
}

/** Generated passwords are shown this once. */
function firstRunLines({ firstRun }: OfficeFacts): readonly string[] {
  if (firstRun === undefined) return [];
  const everybody = [firstRun.operator, ...firstRun.accounts];
  const width = Math.max(...everybody.map(({ name }) => name.length));
  return [
    "",
    "  First run. These accounts were created:",
    "",
    ...everybody.map(
      ({ generated, name, password }) =>
        `    ${name.padEnd(width)}  ${generated ? password : "(password as set)"}`,
    ),
    "",
    `  The passwords are kept in ${firstRun.file} and are not shown again.`,
  ];
}
