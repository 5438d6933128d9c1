import type { PublisherIdentity, WatcherIdentity } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import {
  type Decision,
  decide,
  decidePublication,
  type Explanation,
  explain,
  type Identity,
  identityOf,
  type PolicyQuestion,
  type PolicySettings,
  type PublicationDecision,
  type PublicationQuestion,
  type Watcher,
  warningsOf,
  watcherOf,
} from "@porchlight/policy";
import { documentHome } from "../../document-library/document-path";
import type { DocumentStep } from "../../xcap-diff";
import { BoundedCache } from "./bounded-cache";
import { DraftDocuments, type PolicyDocuments } from "./policy-documents";
import { PresentityPolicy } from "./presentity-policy";
import { POLICY_USAGES } from "./rules-documents";
import type { RulesReport } from "./rules-report";
import { type StandingRules, standingRules } from "./standing-rules";
import { xcapRootIn } from "./xcap-root-in";

export interface PresenceAuthorityOptions {
  readonly library: PolicyDocuments;
  /**
   * The XCAP root as references in rules write it, without a slash at the end. Without one any that ends in `/xcap-root` is
   * ours: who wrote the reference reached us by that name.
   */
  readonly root: string | undefined;
  /** Further spellings of the root. */
  readonly rootAliases: readonly string[];
  /** Rules may name lists of other users. */
  readonly foreignListsAllowed: boolean;
  /** Who may publish for everybody. */
  readonly agents: ReadonlySet<string>;
  /** Of the operator, for one presentity. */
  readonly settingsFor: (presentity: string) => PolicySettings;
}

/** What a decision about a watcher is asked with. */
export interface WatcherQuestion {
  readonly presentity: string;
  readonly watcher: WatcherIdentity;
  readonly now: Instant;
  /** Asked for only when the rules look at it. */
  sphere(): string | undefined;
}

/** The same about somebody who wants to publish. */
export interface PublisherQuestion extends WatcherQuestion {
  readonly watcher: PublisherIdentity;
}

/** Presentities whose compiled rules are kept, and watchers whose identities are. */
const KEPT_POLICIES = 20_000;
const KEPT_WATCHERS = 100_000;

/** Who may see what of whom, by the documents of the house. There is no other place that decides it. */
export class PresenceAuthority {
  readonly #options: PresenceAuthorityOptions;
  readonly #policies = new BoundedCache<PresentityPolicy>(KEPT_POLICIES);
  readonly #watchers = new BoundedCache<Watcher>(KEPT_WATCHERS);
  readonly #presentities = new BoundedCache<Identity>(KEPT_POLICIES);
  /** By documents in the homes of others: whose rules led there. */
  readonly #dependents = new Map<string, Set<string>>();

  constructor(options: PresenceAuthorityOptions) {
    this.#options = options;
  }

  decide(question: WatcherQuestion): Decision {
    return this.#ask(question, decide, (decision) => decision);
  }

  /** The same with all that led to it. */
  explain(question: WatcherQuestion): Explanation {
    return this.#ask(question, explain, ({ decision }) => decision);
  }

  /** What somebody may publish for a presentity (policy.md section 8). */
  decidePublication({ presentity, watcher, now, sphere }: PublisherQuestion): PublicationDecision {
    const { publicationRules, lists } = this.#policyOf(presentity);
    const question: PublicationQuestion = {
      presentity: this.#identityOf(presentity),
      publisher: this.#watcherOf(watcher),
      isProvisionedAgent:
        watcher.isProvisioned === true ||
        watcher.identities.some((identity) => this.#options.agents.has(identity)),
      rules: publicationRules,
      now,
      sphere: undefined,
      lists,
      anonymousMode: this.#options.settingsFor(presentity).anonymousMode,
    };
    const decision = decidePublication(question);
    return decision.sphere ? decidePublication({ ...question, sphere: sphere() }) : decision;
  }

  /** What says who sees a presentity, as it stands, for whoever changes it. */
  standingRules(presentity: string): StandingRules {
    const { library, foreignListsAllowed, settingsFor } = this.#options;
    const { defaultHandling } = settingsFor(presentity);
    return standingRules({
      library,
      presentity,
      foreignListsAllowed,
      defaultHandling,
      rootsFor: (anchor) => this.rootsFor(anchor),
    });
  }

  /** The rules that decide, as they read. */
  report(presentity: string, now: Instant): RulesReport {
    const { foreignListsAllowed } = this.#options;
    const { rules, lists } = this.#policyOf(presentity);
    const rulesets = rules.kind === "rules" ? rules.rulesets : [];
    const anchors = rulesets.flatMap(({ named }) => named.anchors);
    const roots = [...new Set(anchors.flatMap((anchor) => this.rootsFor(anchor)))];
    const scope = { xui: presentity, foreignListsAllowed, roots };
    return { rules, warnings: warningsOf(rulesets, { lists, scope, now }) };
  }

  /** As it would be with other texts at some paths. */
  withDraft(texts: ReadonlyMap<string, string>): PresenceAuthority {
    const { library } = this.#options;
    return new PresenceAuthority({ ...this.#options, library: new DraftDocuments(library, texts) });
  }

  #ask<Answer>(
    { presentity, watcher, now, sphere }: WatcherQuestion,
    evaluate: (question: PolicyQuestion) => Answer,
    decisionOf: (answer: Answer) => Decision,
  ): Answer {
    const { rules, lists } = this.#policyOf(presentity);
    const question: PolicyQuestion = {
      presentity: this.#identityOf(presentity),
      watcher: this.#watcherOf(watcher),
      rules,
      now,
      sphere: undefined,
      lists,
      settings: this.#options.settingsFor(presentity),
    };
    const answer = evaluate(question);
    if (!decisionOf(answer).sphere) return answer;
    const value = sphere();
    return value === undefined ? answer : evaluate({ ...question, sphere: value });
  }

  /** A document changed: whose watchers have to be judged again. */
  changed({ path }: DocumentStep): ReadonlySet<string> {
    const concerned = new Set(this.#dependents.get(path));
    const home = documentHome(path);
    if (home !== undefined && home.xui !== "" && POLICY_USAGES.has(home.auid)) concerned.add(home.xui);
    for (const presentity of concerned) this.#policies.drop(presentity);
    return concerned;
  }

  #policyOf(presentity: string): PresentityPolicy {
    const { library, foreignListsAllowed } = this.#options;
    return this.#policies.get(
      presentity,
      () =>
        new PresentityPolicy(
          library,
          { xui: presentity, foreignListsAllowed },
          (anchor) => this.rootsFor(anchor),
          (path) => this.#note(path, presentity),
        ),
    );
  }

  /** Spellings of our root that a reference may use. */
  rootsFor(anchor: string): readonly string[] {
    const { root, rootAliases } = this.#options;
    return [...rootAliases, root ?? xcapRootIn(anchor) ?? anchor];
  }

  #identityOf(presentity: string): Identity {
    return this.#presentities.get(presentity, () => identityOf(presentity));
  }

  #note(path: string, presentity: string): void {
    if (documentHome(path)?.xui === presentity) return;
    const known = this.#dependents.get(path);
    if (known === undefined) this.#dependents.set(path, new Set([presentity]));
    else known.add(presentity);
  }

  #watcherOf({ identities, isAnonymous }: WatcherIdentity): Watcher {
    const [only] = identities;
    if (only === undefined || identities.length > 1 || isAnonymous) return watcherOf(identities, isAnonymous);
    return this.#watchers.get(only, () => watcherOf(identities));
  }
}
