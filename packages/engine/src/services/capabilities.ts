/** Methods served; the value of Allow. */
export const allowedMethods = ["REGISTER", "PUBLISH", "SUBSCRIBE", "OPTIONS", "CANCEL", "ACK"] as const;

/** Methods of RFC 3261 and its extensions that are known but not served here: 405, while unknown ones get 501. */
export const knownMethods: ReadonlySet<string> = new Set([
  "INVITE",
  "BYE",
  "NOTIFY",
  "MESSAGE",
  "REFER",
  "INFO",
  "UPDATE",
  "PRACK",
]);

/** Option tags understood (RFC 3261 section 19.2). */
export const supportedOptions = ["path", "eventlist"] as const;
