import type { EngineViews } from "@porchlight/engine";
import {
  type ComponentReport,
  DocumentLibrary,
  eventPackages,
  PRESENCE,
  PresenceAuthority,
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
import { type Instant, instant } from "@porchlight/kernel";
import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import { documentStep } from "../../office/documents/fill-library";
import type { OfficeDocuments } from "../ports/documents";
import type { OfficeLists } from "../ports/lists";

type Compositor = NonNullable<ReturnType<EngineViews["compositor"]>>;
type NotifierOffice = Parameters<typeof eventPackages>[1];

/** The evaluator of an office over the documents of a desk, with presentities that publish what a test says. */
export class RulesDouble {
  readonly #compositors = new Map<string, Compositor>();
  readonly #authority: PresenceAuthority;
  readonly #compositorOf: (presentity: string) => Compositor;
  readonly #library = new DocumentLibrary();

  constructor(documents: Pick<OfficeDocuments, "watch">) {
    const library = this.#library;
    documents.watch((change) => library.changed(documentStep(change)));
    this.#authority = new PresenceAuthority({
      library,
      root: undefined,
      rootAliases: ["https://office.test/xcap-root"],
      agents: new Set(),
      foreignListsAllowed: false,
      settingsFor: () => ({
        anonymousMode: "oma",
        defaultHandling: { ownDomain: "confirm", others: "confirm" },
      }),
    });
    this.#compositorOf = compositorsBy(this.#authority, library);
  }

  /** Lists over the same documents, five members at most. */
  get lists(): OfficeLists {
    return {
      served: true,
      documents: this.#library,
      rootsFor: (reference) => this.#authority.rootsFor(reference),
      foreignListsAllowed: false,
      limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 5 },
      strictness: { strictListResolution: false, rejectOversizedLists: false },
      ownerOfNumber: (uri) => (uri === "tel:+15551234567" ? "sip:bob@office.test" : undefined),
    };
  }

  compositor(presentity: string): Compositor {
    const known = this.#compositors.get(presentity) ?? this.#compositorOf(presentity);
    this.#compositors.set(presentity, known);
    return known;
  }

  publish(presentity: string, document: string, source = "phone"): void {
    const compositor = this.compositor(presentity);
    const read = compositor.read("application/pidf+xml", new TextEncoder().encode(document));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    compositor.put(source, read.value, instant(0));
  }

  presenceReport(presentity: string): readonly ComponentReport[] {
    return presenceReport(this.compositor(presentity));
  }

  preview(presentity: string, question: PreviewQuestion): PresencePreview {
    return previewPresence(this.#authority, this.compositor(presentity), question);
  }

  rulesReport(presentity: string, now: Instant): RulesReport {
    return this.#authority.report(presentity, now);
  }

  previewRules(presentity: string, draft: RulesDraft): RulesPreview {
    return previewRules(this.#authority, this.compositor(presentity), draft);
  }

  rulesInForce(presentity: string): StandingRules {
    return this.#authority.standingRules(presentity);
  }
}

function compositorsBy(
  authority: PresenceAuthority,
  library: DocumentLibrary,
): (presentity: string) => Compositor {
  const xcapDiff = {
    xcapRoot: "https://office.test/xcap-root/",
    library,
    mayRead: () => false,
    locate: () => undefined,
    notifyIntervalMs: 0,
  };
  const presence = eventPackages({ authority, xcapDiff }, UNWATCHED).find(({ name }) => name === PRESENCE);
  if (presence?.source !== "published") throw new Error("presence is not served");
  return (presentity) => presence.compositor(presentity, instant(0));
}

const nothing = (): void => {};

const UNWATCHED: NotifierOffice = {
  watchers: { entries: () => [], watch: () => nothing },
  registrations: { entries: () => [], watch: () => nothing, watchAll: () => nothing },
  reviewWatchers: nothing,
  resourcesOf: () => [],
  changeState: nothing,
  later: nothing,
};
