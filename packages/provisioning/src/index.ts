export {
  type EffectiveProfile,
  effectiveProfile,
  type Layer,
  type LayeredProfile,
  type Statement,
} from "./effective/effective-profile";
export {
  readClientProvisioning,
  writeClientProvisioning,
} from "./oma/client-provisioning";
export {
  PRESENCE_MO,
  readManagementObject,
  writeManagementObject,
} from "./oma/management-object";
export { type OmaProfile, PRESENCE_APPID } from "./oma/oma-values";
export {
  DEFAULT_PROFILE,
  isParameterName,
  PARAMETER_NAMES,
  PARAMETERS,
  type Parameter,
  type WholeProfile,
} from "./parameters/parameter-table";
export type { ParameterType, Unit } from "./parameters/parameter-type";
export type {
  EmptyStateChoice,
  ParameterName,
  Profile,
  ProfileValues,
  SubHandlingChoice,
} from "./parameters/profile-values";
export {
  faultSaying,
  type ParameterValue,
  type ProfileFault,
  printValue,
  readValue,
} from "./parameters/read-value";
export {
  type GroupMembers,
  HIGHEST_PRIORITY,
  MOST_MEMBERS,
  PROFILE_NAMESPACE,
  PROFILE_ROOT,
  PROFILE_TYPE,
  type ProfileDocument,
} from "./profile/profile-document";
export { profileDeclarations } from "./profile/profile-schema";
export { type ProfileSurvey, readProfile, readProfileText, surveyProfileText } from "./profile/read-profile";
export { writeProfile } from "./profile/write-profile";
export { PROVISIONING_SAYINGS } from "./sayings";
