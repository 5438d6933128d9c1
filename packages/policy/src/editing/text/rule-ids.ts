import { isNcName } from "@porchlight/xml";
import type { OpenRules } from "../open-rules";

/** Ids that no rule of the user has yet (RFC 4745 section 6.1). */
export class RuleIds {
  readonly #taken: Set<string>;

  constructor(open: OpenRules) {
    this.#taken = new Set(open.rules.map(({ rule }) => rule.id));
  }

  /** The wished one, or that with a number. */
  fresh(wished: string): string {
    const name = isNcName(wished) ? wished : `rule_${wished.replace(/[^A-Za-z0-9_.-]/g, "_")}`;
    let id = name;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${name}_${count}`;
    this.#taken.add(id);
    return id;
  }
}
