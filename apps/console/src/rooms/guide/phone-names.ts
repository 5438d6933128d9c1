import type { PhoneKind } from "./phone-settings";

/** Phones as they call themselves. */
export const PHONE_NAMES: Readonly<Record<PhoneKind, string>> = {
  linphone: "Linphone",
  baresip: "baresip",
  microsip: "MicroSIP",
  zoiper: "Zoiper",
  other: "Another phone",
  sipjs: "sip.js",
  jssip: "JsSIP",
};
