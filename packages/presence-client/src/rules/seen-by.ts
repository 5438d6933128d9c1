import { SUB_HANDLINGS, type SubHandling } from "@porchlight/documents";
import { type PresenceReading, readPresenceText } from "../watching/presence-reading";

/** How somebody sees the user, by the server's own evaluator. Texts are to be shown as text. */
export interface SeenBy {
  readonly presentity: string;
  readonly watcher: string;
  /** The decision and what decided, in one sentence. */
  readonly sentence: string;
  readonly handling: SubHandling;
  readonly basis: DecisionBasis;
  /** Ids of the rules that gave the decision. */
  readonly decidedBy: readonly string[];
  readonly rules: readonly SeenRule[];
  /** Each thing that is granted, and by which rules. */
  readonly grants: readonly SeenGrant[];
  /** The whole document. */
  readonly full: string;
  /** What the watcher gets of it; undefined when it gets nothing. */
  readonly shown: string | undefined;
  /** The same, read. */
  readonly presence: PresenceReading | undefined;
}

const BASES = ["own-access", "override", "rules", "default", "unreadable-rules"] as const;
export type DecisionBasis = (typeof BASES)[number];

export interface SeenRule {
  readonly id: string;
  readonly matches: boolean;
  readonly handling: SubHandling | undefined;
  readonly conditions: readonly SeenCondition[];
}

export interface SeenCondition {
  readonly kind: string;
  readonly holds: boolean;
  readonly because: string;
}

export interface SeenGrant {
  readonly grant: string;
  readonly rules: readonly string[];
}

/** Undefined when the answer is not of this shape. */
export function readSeenBy(text: string): SeenBy | undefined {
  try {
    return seenBy(new Reader(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

function seenBy(answer: Reader): SeenBy {
  const shown = answer.optional("shown")?.text();
  const reading = shown === undefined ? undefined : readPresenceText(shown);
  return {
    presentity: answer.field("presentity").text(),
    watcher: answer.field("watcher").text(),
    sentence: answer.field("sentence").text(),
    handling: answer.field("handling").oneOf(SUB_HANDLINGS),
    basis: answer.field("basis").oneOf(BASES),
    decidedBy: answer.field("decidedBy").items((item) => item.text()),
    rules: answer.field("rules").items(seenRule),
    grants: answer.field("grants").items((item) => ({
      grant: item.field("grant").text(),
      rules: item.field("rules").items((rule) => rule.text()),
    })),
    full: answer.field("full").text(),
    shown,
    presence: reading?.ok ? reading.value : undefined,
  };
}

const seenRule = (rule: Reader): SeenRule => ({
  id: rule.field("id").text(),
  matches: rule.field("matches").flag(),
  handling: rule.optional("handling")?.oneOf(SUB_HANDLINGS),
  conditions: rule.field("conditions").items((condition) => ({
    kind: condition.field("kind").text(),
    holds: condition.field("holds").flag(),
    because: condition.field("because").text(),
  })),
});

/** Takes a JSON value apart; throws where it is of another shape. */
class Reader {
  constructor(private readonly value: unknown) {}

  field(name: string): Reader {
    const found = this.optional(name);
    if (found === undefined) throw new TypeError(name);
    return found;
  }

  optional(name: string): Reader | undefined {
    if (typeof this.value !== "object" || this.value === null) throw new TypeError(name);
    const found: unknown = (this.value as Readonly<Record<string, unknown>>)[name];
    return found === undefined || found === null ? undefined : new Reader(found);
  }

  text(): string {
    if (typeof this.value !== "string") throw new TypeError("no text");
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== "boolean") throw new TypeError("no flag");
    return this.value;
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined) throw new TypeError("no known word");
    return found;
  }

  items<Item>(read: (item: Reader) => Item): readonly Item[] {
    if (!Array.isArray(this.value)) throw new TypeError("no list");
    return this.value.map((item) => read(new Reader(item)));
  }
}
