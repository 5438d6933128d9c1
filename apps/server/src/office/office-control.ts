import type { Account } from "@porchlight/accounts";
import type { EngineViews } from "@porchlight/engine";
import type { OfficePort } from "../admin/ports/office";
import type { Driver } from "../drive/driver";
import type { AccountDirectory } from "./account-directory";

/** The running office for those who administer it: every call goes through the driver, which stamps it. */
export class OfficeControl implements OfficePort {
  readonly #driver: Driver;
  readonly #directory: AccountDirectory;

  constructor(driver: Driver, directory: AccountDirectory) {
    this.#driver = driver;
    this.#directory = directory;
  }

  get views(): EngineViews {
    return this.#driver.engine.views;
  }

  endSubscription(id: string, reason: "deactivated" | "rejected" | "probation"): boolean {
    return this.#driver.ask((engine, now) => engine.endSubscription(id, reason, now)) ?? false;
  }

  notifyAgain(id: string): boolean {
    return this.#driver.ask((engine, now) => engine.notifyAgain(id, now)) ?? false;
  }

  accountsChanged(accounts: readonly Account[]): void {
    this.#directory.put(accounts);
    this.#driver.accountsChanged(accounts);
  }

  accountsRemoved(aors: readonly string[]): void {
    this.#directory.remove(aors);
    this.#driver.accountsRemoved(aors);
  }
}
