import { type AccountService, accountServices } from "@porchlight/accounts";
import type { Command } from "commander";

/** What the command line said of services. */
export type ServiceOptions = { readonly [Service in AccountService]?: boolean };

const WORDS: Readonly<Record<AccountService, string>> = {
  publish: "publish presence",
  watch: "watch others",
  list: "watch whole lists",
  message: "send and get messages",
  call: "call and be called",
};

/** `--no-publish`, `--no-watch` and so on. */
export function addServiceRefusals(command: Command): Command {
  for (const service of accountServices) command.option(`--no-${service}`, `may not ${WORDS[service]}`);
  return command;
}

/** Both `--publish` and `--no-publish` and so on. */
export function addServiceSwitches(command: Command): Command {
  for (const service of accountServices) {
    command.option(`--${service}`, `may ${WORDS[service]}`);
    command.option(`--no-${service}`, `may not ${WORDS[service]}`);
  }
  return command;
}

/** The switches that were named. */
export function servicesOf(options: ServiceOptions): ServiceOptions {
  const named = accountServices.filter((service) => options[service] !== undefined);
  return Object.fromEntries(named.map((service) => [service, options[service]]));
}
