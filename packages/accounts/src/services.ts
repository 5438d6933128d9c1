import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import type { Account } from "./account";
import { say } from "./sayings";

/**
 * What a service profile allows or refuses (COR-046): to publish, to watch others, to use lists, and to take part in
 * messages and calls.
 */
export type AccountService = "publish" | "watch" | "list" | "message" | "call";

export type ServiceProfile = Readonly<Record<AccountService, boolean>>;

export const accountServices: readonly AccountService[] = ["publish", "watch", "list", "message", "call"];

/** The profile of an account that nothing was said of. */
export const everyService: ServiceProfile = {
  publish: true,
  watch: true,
  list: true,
  message: true,
  call: true,
};

/** A disabled account uses nothing. */
export const mayUse = (
  { disabled, services }: Pick<Account, "disabled" | "services">,
  service: AccountService,
): boolean => !disabled && services[service];

/** What the earlier profile has and the later one has not. */
export const servicesLost = (earlier: ServiceProfile, later: ServiceProfile): readonly AccountService[] =>
  accountServices.filter((service) => earlier[service] && !later[service]);

/** A switch as a column of an import has it: `on` or `off` in any case, empty for on. */
export function parseSwitch(text: string): Result<boolean, Saying> {
  const word = text.trim().toLowerCase();
  if (word === "" || word === "on") return ok(true);
  return word === "off" ? ok(false) : fail(say("is-no-switch"));
}
