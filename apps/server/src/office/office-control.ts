import type { Account } from "@porchlight/accounts";
import type { EngineViews, PeerTest } from "@porchlight/engine";
import {
  type ComponentReport,
  PRESENCE,
  type PresenceAuthority,
  type PresencePreview,
  type PreviewQuestion,
  presenceReport,
  previewPresence,
  previewRules,
  type RulesDraft,
  type RulesPreview,
  type RulesReport,
  type StandingRules,
} from "@porchlight/event-packages";
import type { Instant } from "@porchlight/kernel";
import type { LastEnding, OfficePort, RefusedRegister } from "../admin/ports/office";
import type { Agents } from "../agents/open-agents";
import type { Driver } from "../drive/driver";
import type { AccountDirectory } from "./account-directory";
import type { Observation } from "./observation";
import type { UnreadableRules } from "./policy/unreadable-rules";

/** Told after the engine. */
type AccountListener = Pick<Agents, "accountsChanged" | "accountsRemoved">;

type Observed = Pick<Observation, "endings" | "refusedRegisters">;

/** The running office for those who administer it: every call goes through the driver, which stamps it. */
export class OfficeControl implements OfficePort {
  readonly #driver: Driver;
  readonly #directory: AccountDirectory;
  readonly #authority: PresenceAuthority;
  readonly #unreadable: UnreadableRules;
  readonly #observed: Observed;
  readonly #agents: AccountListener;

  constructor(
    driver: Driver,
    directory: AccountDirectory,
    authority: PresenceAuthority,
    unreadable: UnreadableRules,
    observed: Observed,
    agents: AccountListener,
  ) {
    this.#driver = driver;
    this.#directory = directory;
    this.#authority = authority;
    this.#unreadable = unreadable;
    this.#observed = observed;
    this.#agents = agents;
  }

  get views(): EngineViews {
    return this.#driver.engine.views;
  }

  preview(presentity: string, question: PreviewQuestion): PresencePreview {
    return previewPresence(this.#authority, this.#presenceOf(presentity, question.now), question);
  }

  presenceReport(presentity: string, now: Instant): readonly ComponentReport[] {
    return presenceReport(this.#presenceOf(presentity, now));
  }

  rulesReport(presentity: string, now: Instant): RulesReport {
    return this.#authority.report(presentity, now);
  }

  previewRules(presentity: string, draft: RulesDraft): RulesPreview {
    return previewRules(this.#authority, this.#presenceOf(presentity, draft.now), draft);
  }

  lastEnding(presentity: string, watcher: string): LastEnding | undefined {
    return this.#observed.endings.of(presentity, watcher);
  }

  refusedRegisters(): readonly RefusedRegister[] {
    return this.#observed.refusedRegisters.latestFirst();
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

  testPeer(domain: string): Promise<PeerTest> {
    return new Promise((resolve, reject) => {
      const isAsked = this.#driver.ask((engine, now) => {
        engine.testPeer(domain, resolve, now);
        return true;
      });
      if (isAsked === undefined) reject(new Error("a test of a peer could not begin"));
    });
  }

  accountsChanged(accounts: readonly Account[]): void {
    this.#directory.put(accounts);
    this.#driver.accountsChanged(accounts);
    this.#agents.accountsChanged(accounts.map(({ aor }) => aor));
  }

  accountsRemoved(aors: readonly string[]): void {
    this.#directory.remove(aors);
    this.#driver.accountsRemoved(aors);
    this.#agents.accountsRemoved(aors);
    for (const aor of aors) {
      this.#observed.endings.forget(aor);
      this.#observed.refusedRegisters.forget(aor);
    }
  }

  #presenceOf(presentity: string, now: Instant): Compositor {
    const compositor = this.views.compositor(presentity, PRESENCE, now);
    if (compositor === undefined) throw new Error("presence is not served");
    return compositor;
  }
}

type Compositor = NonNullable<ReturnType<EngineViews["compositor"]>>;
