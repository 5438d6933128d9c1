import type { CompiledRule, RuleBook } from "./compiled-rule";
import type { Inquiry } from "./inquiry";

/** Hears of every rule as it is evaluated, and of what its conditions say. */
export interface RuleWitness<Grant> {
  heard(rule: CompiledRule<Grant>, matches: boolean, inquiry: Inquiry): void;
}

/**
 * The rules that match (RFC 4745 section 10.1). Conditions after the first that fails are not asked, so that the answer
 * rests on as little as possible. Rules for other entities and domains are passed over, but not for a witness.
 */
export function matchingRules<Grant>(
  books: readonly RuleBook<Grant>[],
  inquiry: Inquiry,
  witness?: RuleWitness<Grant>,
): CompiledRule<Grant>[] {
  const matching: CompiledRule<Grant>[] = [];
  const consider = (rule: CompiledRule<Grant>): void => {
    const matches = allHold(rule, inquiry);
    if (matches) matching.push(rule);
    witness?.heard(rule, matches, inquiry);
  };
  for (const book of books) {
    if (witness === undefined) considerLikely(book, inquiry, consider);
    else book.rules.forEach(consider);
  }
  return matching;
}

function allHold({ conditions }: CompiledRule<unknown>, inquiry: Inquiry): boolean {
  for (const condition of conditions) if (!inquiry.holds(condition)) return false;
  return true;
}

function considerLikely<Grant>(
  book: RuleBook<Grant>,
  inquiry: Inquiry,
  consider: (rule: CompiledRule<Grant>) => void,
): void {
  book.others.forEach(consider);
  for (const { key, domain } of inquiry.circumstances.identities) {
    book.byKey.get(key)?.forEach(consider);
    if (domain !== undefined) book.byDomain.get(domain)?.forEach(consider);
  }
}
