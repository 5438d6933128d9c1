export { type PresencePackageOptions, presencePackage } from "./presence/presence-package";
export { type EventPackageOptions, eventPackages } from "./registry";
