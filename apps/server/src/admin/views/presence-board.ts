import type { PresenceMark, Presentity } from "@porchlight/admin-api";
import { presenceSummary, readPresence } from "@porchlight/documents";
import type { EngineViews, PresentityView } from "@porchlight/engine";
import type { Instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import { instantTextOrNull } from "./instant-text";

interface Glance {
  readonly document: string;
  readonly mark: PresenceMark;
  readonly note: string | undefined;
}

const NOTHING_KNOWN = { mark: "unknown", note: undefined } as const;
const REMEMBERED = 50_000;

/** Presentities at a glance. A composed document is read once for as long as it stays the same. */
export class PresenceBoard {
  readonly #glances = new Map<string, Glance>();

  constructor(private readonly views: EngineViews) {}

  /** What a presentity is now; undefined when nobody publishes or watches it. */
  row(aor: string, showNote: boolean, now: Instant): Presentity | undefined {
    const states = this.views.presentity(aor);
    if (states.length === 0) {
      this.#glances.delete(aor);
      return undefined;
    }
    const glance = this.#glanceOf(aor, states, now);
    return {
      presentity: aor,
      eventPackages: states.map(({ eventPackage }) => eventPackage),
      mark: glance.mark,
      note: showNote ? (glance.note ?? null) : null,
      publications: sum(states, ({ publications }) => publications.length),
      watchers: sum(states, ({ watchers }) => watchers),
      changedAt: instantTextOrNull(latestChange(states)),
    };
  }

  #glanceOf(aor: string, states: readonly PresentityView[], now: Instant): Omit<Glance, "document"> {
    const document = states.find(({ eventPackage }) => eventPackage === "presence")?.document;
    if (document === undefined) return NOTHING_KNOWN;
    const known = this.#glances.get(aor);
    if (known?.document === document) return known;
    const glance = { document, ...presenceGlance(document, now) };
    if (this.#glances.size >= REMEMBERED) this.#glances.clear();
    this.#glances.set(aor, glance);
    return glance;
  }
}

/** A presence document as a mark and a note. */
export function presenceGlance(document: string, now: Instant): Omit<Glance, "document"> {
  const xml = parseXml(document);
  if (!xml.ok) return NOTHING_KNOWN;
  const presence = readPresence(xml.value);
  if (!presence.ok) return NOTHING_KNOWN;
  const { mark, note } = presenceSummary(presence.value, now);
  return { mark, note };
}

const sum = (states: readonly PresentityView[], count: (state: PresentityView) => number): number =>
  states.reduce((total, state) => total + count(state), 0);

const latestChange = (states: readonly PresentityView[]): Instant | undefined =>
  states.reduce<Instant | undefined>(
    (latest, { changedAt }) => (latest === undefined || changedAt > latest ? changedAt : latest),
    undefined,
  );
