import type { Say } from "~/words/say";

export const kindOptionsOf = (say: Say) =>
  [
    { value: "person", label: say("parts.person") },
    { value: "role", label: say("users.roleSuchAsAFrontDesk") },
    { value: "resource", label: say("users.resourceSuchAsARoom") },
  ] as const;
