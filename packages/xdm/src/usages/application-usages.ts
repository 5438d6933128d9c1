import type { ApplicationUsage } from "../application-usage";
import { groupUsageList } from "./group-usage-list";
import { pidfManipulation } from "./pidf-manipulation";
import { presContent } from "./pres-content";
import { omaPresRules, presRules, pubRules } from "./pres-rules";
import { resourceLists } from "./resource-lists";
import { rlsServices } from "./rls-services";
import { lockedUserProfile, userProfile } from "./user-profile";
import { xcapCaps } from "./xcap-caps";
import { xcapDirectory } from "./xcap-directory";

/** Every usage this house has, in the order xcap-caps lists them. */
export const APPLICATION_USAGES: readonly ApplicationUsage[] = [
  xcapCaps,
  resourceLists,
  rlsServices,
  presRules,
  omaPresRules,
  pubRules,
  pidfManipulation,
  xcapDirectory,
  groupUsageList,
  userProfile,
  lockedUserProfile,
  presContent,
];

/** The usage of an AUID; unknown ones get 404 before anything else (RFC 4825 section 8). */
export const findUsage = (usages: readonly ApplicationUsage[], auid: string): ApplicationUsage | undefined =>
  usages.find((usage) => usage.auid === auid);
