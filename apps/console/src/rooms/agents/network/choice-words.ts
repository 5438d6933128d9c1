/** What may be chosen for a user. */
export type NetworkChoice = "default" | "on" | "off";

export const choiceOf = (choice: boolean | null): NetworkChoice => {
  if (choice === null) return "default";
  return choice ? "on" : "off";
};

/** As the API takes it. */
export const flagOf = (choice: string): boolean | null => (choice === "default" ? null : choice === "on");

/** The choices in words; what the setting of the server is, where that is known. */
export const choiceOptions = (everybody?: boolean) => [
  {
    value: "default",
    label:
      everybody === undefined
        ? "As the server has it"
        : `As the server has it: ${everybody ? "stated" : "not stated"}`,
  },
  { value: "on", label: "Stated" },
  { value: "off", label: "Not stated" },
];
