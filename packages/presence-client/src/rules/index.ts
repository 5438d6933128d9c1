export { presenceRules } from "./presence-rules";
