/** What of the user's writing is told to one receiver (RFC 3994 §3.2); moments are in milliseconds. */
export type Composer =
  | { readonly kind: "idle"; readonly announcedAt: number | undefined }
  | {
      readonly kind: "active";
      /** When `active` was said last since the last message; undefined while it is held back. */
      readonly announcedAt: number | undefined;
      readonly isAnnounced: boolean;
      readonly inputAt: number;
    }
  /** The receiver does not take status messages (§4). */
  | { readonly kind: "silent" };

export type ComposerEvent =
  /** Something was typed. */
  | "input"
  /** Nothing is left of what was typed. */
  | "cleared"
  /** The message was sent. */
  | "sent"
  /** The deadline has come. */
  | "timer"
  /** A status message was answered with 415. */
  | "unsupported";

export interface ComposerStep {
  readonly composer: Composer;
  readonly say: "active" | "idle" | undefined;
}

/** Without a key for so long nobody writes. */
const idleAfterMs = 15_000;
/** Between two words of `active`, unless a message came between them. */
export const refreshSeconds = 60;
const refreshMs = refreshSeconds * 1000;

export const newComposer: Composer = { kind: "idle", announcedAt: undefined };

/** The machine of RFC 3994 figure 1, with at most one `active` in a refresh interval. */
export function stepComposer(composer: Composer, event: ComposerEvent, now: number): ComposerStep {
  if (composer.kind === "silent") return quiet(composer);
  switch (event) {
    case "unsupported":
      return quiet({ kind: "silent" });
    case "sent":
      return quiet(newComposer);
    case "cleared":
      return composer.kind === "active" ? becomeIdle(composer) : quiet(composer);
    case "input":
      return announced({ ...activeOf(composer), inputAt: now }, now);
    case "timer":
      return timedOut(composer, now);
  }
}

/** When the machine is to be told of the time. */
export function composerDeadline(composer: Composer): number | undefined {
  if (composer.kind !== "active") return undefined;
  return Math.min(composer.inputAt + idleAfterMs, (composer.announcedAt ?? composer.inputAt) + refreshMs);
}

type Active = Extract<Composer, { readonly kind: "active" }>;
type Idle = Extract<Composer, { readonly kind: "idle" }>;

const activeOf = (composer: Active | Idle): Active =>
  composer.kind === "active"
    ? composer
    : { kind: "active", announcedAt: composer.announcedAt, isAnnounced: false, inputAt: 0 };

function timedOut(composer: Active | Idle, now: number): ComposerStep {
  if (composer.kind === "idle") return quiet(composer);
  return now >= composer.inputAt + idleAfterMs ? becomeIdle(composer) : announced(composer, now);
}

/** Says `active` when it is time to. */
function announced(composer: Active, now: number): ComposerStep {
  const { announcedAt } = composer;
  if (announcedAt !== undefined && now < announcedAt + refreshMs) return quiet(composer);
  return { composer: { ...composer, announcedAt: now, isAnnounced: true }, say: "active" };
}

const becomeIdle = ({ announcedAt, isAnnounced }: Active): ComposerStep => ({
  composer: { kind: "idle", announcedAt },
  say: isAnnounced ? "idle" : undefined,
});

const quiet = (composer: Composer): ComposerStep => ({ composer, say: undefined });
