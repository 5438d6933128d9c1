import { type MessageCounts, type MessageSummary, MOST_MESSAGES } from "./message-summary";

/**
 * One summary of what several say of a mailbox (RFC 3842 section 3.10): messages wait if any says so. Counts add up, unless one
 * says that messages wait and not how many.
 * @param account of the mailbox, where they do not agree on one
 */
export function mergeSummaries(summaries: readonly MessageSummary[], account: string): MessageSummary {
  const accounts = new Set(summaries.map((summary) => summary.account ?? account));
  const [agreed = account] = accounts;
  return {
    isWaiting: summaries.some(({ isWaiting }) => isWaiting),
    account: accounts.size > 1 ? account : agreed,
    counts: summaries.some(isUncounted) ? new Map() : sums(summaries),
  };
}

const isUncounted = ({ isWaiting, counts }: MessageSummary): boolean => isWaiting && counts.size === 0;

function sums(summaries: readonly MessageSummary[]): ReadonlyMap<string, MessageCounts> {
  const all = new Map<string, MessageCounts>();
  for (const { counts } of summaries) {
    for (const [name, each] of counts) {
      const known = all.get(name);
      all.set(name, known === undefined ? each : sum(known, each));
    }
  }
  return all;
}

function sum(one: MessageCounts, other: MessageCounts): MessageCounts {
  const total = { fresh: add(one.fresh, other.fresh), old: add(one.old, other.old) };
  if (one.urgent === undefined && other.urgent === undefined) return total;
  const first = one.urgent ?? NONE;
  const second = other.urgent ?? NONE;
  return { ...total, urgent: { fresh: add(first.fresh, second.fresh), old: add(first.old, second.old) } };
}

const NONE = { fresh: 0, old: 0 };

const add = (one: number, other: number): number => Math.min(one + other, MOST_MESSAGES);
