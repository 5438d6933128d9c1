/** What becomes of a subscription of ours after a final answer that is no 2xx (RFC 6665 section 4.1.2). */
export type SubscribeVerdict =
  /** It is refused, and is not asked for again by itself. */
  | { readonly kind: "refused"; readonly reason: "rejected" | "noresource" }
  /** The notifier does not know it (any more): it is made anew. */
  | { readonly kind: "unknown" }
  /** It should live longer. */
  | { readonly kind: "too-brief" }
  /** It may be asked for later. */
  | { readonly kind: "later" };

const noSuchUser: ReadonlySet<number> = new Set([404, 410, 416, 484, 485, 604]);
const passing: ReadonlySet<number> = new Set([408, 430, 480, 486, 491]);

export function subscribeVerdict(status: number): SubscribeVerdict {
  if (status === 481) return { kind: "unknown" };
  if (status === 423) return { kind: "too-brief" };
  if (noSuchUser.has(status)) return { kind: "refused", reason: "noresource" };
  if (passing.has(status) || (status >= 500 && status < 600)) return { kind: "later" };
  return { kind: "refused", reason: "rejected" };
}

/** What follows when the notifier ends a subscription, by the reason it gives (RFC 6665 section 4.1.3). */
export type EndVerdict = "at-once" | "later" | "never";

export function endVerdict(reason: string | undefined, retryAfter: number | undefined): EndVerdict {
  switch (reason) {
    case "rejected":
    case "noresource":
    case "invariant":
      return "never";
    case "probation":
    case "giveup":
      return "later";
    default:
      return retryAfter === undefined ? "at-once" : "later";
  }
}
