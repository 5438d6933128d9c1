import type { Say } from "~/words/say";

/** Roles with what they may do, the one that may least first. */
export const roleOptions = (say: Say) => [
  { value: "auditor", label: say("settings.auditorReadsEverything") },
  { value: "support", label: say("settings.supportSeesStructureNotContent") },
  { value: "operator", label: say("settings.operatorRunsTheOffice") },
  { value: "owner", label: say("settings.ownerEverything") },
];
