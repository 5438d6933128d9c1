import type { Say } from "~/words/say";
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
export function mendOf({ handling, basis, standing }: Standing, say: Say): Mend {
  if (basis === "override") return { kind: "nothing", advice: say("presence.theSettingsOfTheServerSay") };
  switch (handling) {
    case "block":
    case "polite-block":
      return {
        kind: "open-rules",
        advice: say(`presence.rulesAdvice.${basis === "unreadable-rules" ? "unreadable" : handling}`),
      };
    case "confirm":
      return { kind: "decide", advice: say("presence.somebodyHasToDecideWhetherIt") };
    case "allow":
      return deliveryMend(standing, say);
  }
}

function deliveryMend({ subscriptions, reachable }: Preview["standing"], say: Say): Mend {
  const [subscription] = subscriptions;
  if (subscription === undefined) {
    return { kind: "nothing", advice: say("presence.itSeesThisAsSoonAs") };
  }
  if (reachable) {
    return {
      kind: "notify-again",
      subscription,
      advice: say("presence.ifItShowsSomethingElseIt"),
    };
  }
  return {
    kind: "open-subscription",
    subscription,
    advice: say("presence.itIsToldEverythingAsSoon"),
  };
}
