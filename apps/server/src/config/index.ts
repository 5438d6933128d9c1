export type { ConfigProblem } from "./config-problem";
export { configJsonSchema, effectiveConfig } from "./effective-config";
export type { Environment } from "./environment";
export { type Config, loadConfig } from "./load-config";
export { isInNetworks, type Network, parseNetwork } from "./network";
export { type Handling, parseDomainHandling, parseOverride } from "./policy-schema";
export { parseBackend, type XcapBackend } from "./xcap-schema";
