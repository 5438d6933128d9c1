import { maybeText, oneOf } from "~/url/filters";
import { PHONES } from "./phone-settings";

/** The URL of the guide: whose phone, and which. */
export const guideFilters = {
  user: maybeText(512),
  phone: oneOf(PHONES, "linphone"),
};
