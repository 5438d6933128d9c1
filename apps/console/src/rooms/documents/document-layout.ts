import type { Say } from "~/words/say";
/** How a text is shown: one element a line, or byte for byte. */
export const layoutsOf = (say: Say) =>
  [
    { value: "indented", label: say("documents.laidOut") },
    { value: "stored", label: say("documents.asStored") },
  ] as const;

export type DocumentLayout = ReturnType<typeof layoutsOf>[number]["value"];
