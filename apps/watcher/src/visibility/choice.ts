import type { PresenceTransformation, PresentDecision, Wish } from "@porchlight/presence-client";

/** What a person can choose for somebody, the most first. */
export const choices = ["everything", "availability", "parts", "ask", "polite-block", "block"] as const;

export type Choice = (typeof choices)[number];

/** The choice that a wish comes from. */
export function choiceOfWish(wish: Wish): Choice {
  if (typeof wish !== "string") return typeof wish.shown === "string" ? wish.shown : "parts";
  return wish === "allow" ? "everything" : wish;
}

export function choiceOf({ handling, shown }: PresentDecision): Choice {
  switch (handling) {
    case "allow":
      return shown === "everything" || shown === "availability" ? shown : "parts";
    case "confirm":
      return "ask";
    case "polite-block":
    case "block":
      return handling;
  }
}

/** The wish of a choice; that of parts comes from its form. */
export function wishOf(choice: Exclude<Choice, "parts">): Wish {
  return choice === "everything" || choice === "availability" ? { shown: choice } : choice;
}

/** What is shown by single permissions at present; none where it is by a name, or nothing is shown. */
export const shownSingly = ({ wish }: PresentDecision): readonly PresenceTransformation[] =>
  typeof wish === "object" && typeof wish.shown !== "string" ? wish.shown : [];
