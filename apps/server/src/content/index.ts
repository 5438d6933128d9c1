export type { ContentDesk } from "./content-desk";
export type { ContentRights } from "./content-rights";
export { type Content, openContent } from "./open-content";
