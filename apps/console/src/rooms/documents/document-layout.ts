/** How a text is shown: one element a line, or byte for byte. */
export const LAYOUTS = [
  { value: "indented", label: "Laid out" },
  { value: "stored", label: "As stored" },
] as const;

export type DocumentLayout = (typeof LAYOUTS)[number]["value"];
