export type { ContentDesk } from "./content-desk";
export type { ContentReference, ContentRights } from "./content-rights";
export { type Content, officeContent, openContent } from "./open-content";
