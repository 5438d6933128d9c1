export type { ConfigProblem } from "./config-problem";
export { byDomain } from "./domain-setting";
export { configJsonSchema, effectiveConfig } from "./effective-config";
export type { Environment } from "./environment";
export { type Config, loadConfig } from "./load-config";
export { isInNetworks, type Network, parseNetwork } from "./network";
export { type Handling, parseOverride, readHandling } from "./policy-schema";
export { readEmptyState, readGrace, readSwitch } from "./published-state-schema";
export { parseBackend, type XcapBackend } from "./xcap-schema";
