import type { Account } from "@porchlight/accounts";
import type { EngineViews } from "@porchlight/engine";
import {
  PRESENCE,
  type PresenceAuthority,
  type PresencePreview,
  type PreviewQuestion,
  previewPresence,
  type StandingRules,
} from "@porchlight/event-packages";
import type { OfficePort } from "../admin/ports/office";
import type { Driver } from "../drive/driver";
import type { AccountDirectory } from "./account-directory";
import type { UnreadableRules } from "./policy/unreadable-rules";

/** The running office for those who administer it: every call goes through the driver, which stamps it. */
export class OfficeControl implements OfficePort {
  readonly #driver: Driver;
  readonly #directory: AccountDirectory;
  readonly #authority: PresenceAuthority;
  readonly #unreadable: UnreadableRules;

  constructor(
    driver: Driver,
    directory: AccountDirectory,
    authority: PresenceAuthority,
    unreadable: UnreadableRules,
  ) {
    this.#driver = driver;
    this.#directory = directory;
    this.#authority = authority;
    this.#unreadable = unreadable;
  }

  get views(): EngineViews {
    return this.#driver.engine.views;
  }

  preview(presentity: string, question: PreviewQuestion): PresencePreview {
    const compositor = this.views.compositor(presentity, PRESENCE);
    if (compositor === undefined) throw new Error("presence is not served");
    return previewPresence(this.#authority, compositor, question);
  }

  rulesInForce(presentity: string): StandingRules {
    return this.#authority.standingRules(presentity);
  }

  unreadableRules(): readonly string[] {
    return this.#unreadable.owners;
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
