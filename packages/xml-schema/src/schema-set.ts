import type { SchemaName } from "@porchlight/xdm";
import type { SchemaSource } from "./schema-source";
import { COMMON_POLICY, OMA_COMMON_POLICY } from "./schemas/common-policy";
import { PRES_CONTENT, USER_PROFILE } from "./schemas/oma-documents";
import { DATA_MODEL, PIDF } from "./schemas/pidf";
import { OMA_PRES_RULES, PRES_RULES, PUB_RULES } from "./schemas/pres-rules";
import { PRESENCE_PROFILE } from "./schemas/presence-profile";
import { RESOURCE_LISTS } from "./schemas/resource-lists";
import { RLS_SERVICES } from "./schemas/rls-services";
import { RPID } from "./schemas/rpid";
import { WATCHERINFO } from "./schemas/watcherinfo";
import { OMA_XCAP_ERROR, XCAP_CAPS, XCAP_DIRECTORY, XCAP_ERROR } from "./schemas/xcap";

/** Every schema that is enforced, wherever an element of its namespace stands. */
export const SCHEMAS: readonly SchemaSource[] = [
  COMMON_POLICY,
  DATA_MODEL,
  OMA_COMMON_POLICY,
  OMA_PRES_RULES,
  OMA_XCAP_ERROR,
  PIDF,
  PRES_CONTENT,
  PRES_RULES,
  PRESENCE_PROFILE,
  PUB_RULES,
  RESOURCE_LISTS,
  RLS_SERVICES,
  RPID,
  USER_PROFILE,
  WATCHERINFO,
  XCAP_CAPS,
  XCAP_DIRECTORY,
  XCAP_ERROR,
];

interface RootElement {
  readonly namespace: string;
  readonly localNames: readonly string[];
}

const root = ({ namespace }: SchemaSource, ...localNames: readonly string[]): RootElement => ({
  namespace,
  localNames,
});

/** The root element of each document type: a schema alone would take any element that is declared at its top. */
export const ROOTS: Readonly<Record<SchemaName, RootElement>> = {
  pidf: root(PIDF, "presence"),
  "common-policy": root(COMMON_POLICY, "ruleset"),
  "resource-lists": root(RESOURCE_LISTS, "resource-lists"),
  "rls-services": root(RLS_SERVICES, "rls-services"),
  "xcap-caps": root(XCAP_CAPS, "xcap-caps"),
  "xcap-error": root(XCAP_ERROR, "xcap-error"),
  "xcap-directory": root(XCAP_DIRECTORY, "xcap-directory"),
  "user-profile": root(USER_PROFILE, "user-profiles", "user-profile"),
  "pres-content": root(PRES_CONTENT, "content"),
  "presence-profile": root(PRESENCE_PROFILE, "presence-profile"),
  watcherinfo: root(WATCHERINFO, "watcherinfo"),
};
