export type { ConfigProblem } from "./config-problem";
export { configJsonSchema, effectiveConfig } from "./effective-config";
export type { Environment } from "./environment";
export { type Config, loadConfig } from "./load-config";
export { isInNetworks, type Network, parseNetwork } from "./network";
export { parseBackend, type XcapBackend } from "./xcap-schema";
