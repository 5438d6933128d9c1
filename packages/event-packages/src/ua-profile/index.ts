export {
  ProfileHouse,
  type ProfileHouseOptions,
  type ProfileReach,
  reaches,
} from "./profile-house";
export type { UnknownDevices } from "./profile-request";
export type { ProfileForm, ProfileKind, ProfileTelling } from "./profile-telling";
export { type UaProfileOptions, uaProfilePackage } from "./ua-profile-package";
