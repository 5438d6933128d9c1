import type { Preview } from "./preview";

/** What helps a watcher that does not see what it should, with a sentence on it. */
export type Mend =
  | { readonly kind: "notify-again"; readonly subscription: string; readonly advice: string }
  | { readonly kind: "decide"; readonly advice: string }
  | { readonly kind: "open-rules"; readonly advice: string }
  | { readonly kind: "open-subscription"; readonly subscription: string; readonly advice: string }
  | { readonly kind: "nothing"; readonly advice: string };

type Standing = Pick<Preview, "handling" | "basis" | "standing">;

/** How to help, by where the watcher is stopped: at the rules, at a decision that is due, or on the way to it. */
export function mendOf({ handling, basis, standing }: Standing): Mend {
  if (basis === "override") return { kind: "nothing", advice: "The settings of the server say so." };
  switch (handling) {
    case "block":
    case "polite-block":
      return {
        kind: "open-rules",
        advice: RULES_ADVICE[basis === "unreadable-rules" ? "unreadable" : handling],
      };
    case "confirm":
      return { kind: "decide", advice: "Somebody has to decide whether it may watch." };
    case "allow":
      return deliveryMend(standing);
  }
}

const RULES_ADVICE = {
  block: "Another rule, or an entry in a list that is granted, lets it in.",
  "polite-block": "It takes the presentity for unavailable until the rules say otherwise.",
  unreadable: "Only the owner sees anything until the document is put in order.",
} as const;

function deliveryMend({ subscriptions, reachable }: Preview["standing"]): Mend {
  const [subscription] = subscriptions;
  if (subscription === undefined) {
    return { kind: "nothing", advice: "It sees this as soon as it subscribes." };
  }
  if (reachable) {
    return {
      kind: "notify-again",
      subscription,
      advice: "If it shows something else, it can be told again.",
    };
  }
  return {
    kind: "open-subscription",
    subscription,
    advice: "It is told everything as soon as it connects again.",
  };
}
