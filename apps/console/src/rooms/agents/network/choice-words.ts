import type { Say } from "~/words/say";

/** What may be chosen for a user. */
export type NetworkChoice = "default" | "on" | "off";

export const choiceOf = (choice: boolean | null): NetworkChoice => {
  if (choice === null) return "default";
  return choice ? "on" : "off";
};

/** As the API takes it. */
export const flagOf = (choice: string): boolean | null => (choice === "default" ? null : choice === "on");

/** The choices in words; what the setting of the server is, where that is known. */
export const choiceOptions = (everybody: boolean | undefined, say: Say) => [
  {
    value: "default",
    label:
      everybody === undefined
        ? say("agents.asTheServerHasIt")
        : say(everybody ? "agents.asTheServerHasItStated" : "agents.asTheServerHasItNotStated"),
  },
  { value: "on", label: say("agents.stated") },
  { value: "off", label: say("agents.notStated") },
];
