import { sayer } from "@porchlight/kernel";

/** Why values of accounts are not accepted. Each completes a sentence that begins with the name of the field. */
export const ACCOUNT_SAYINGS = {
  "is-empty": "is empty",
  "is-longer": "is longer than {count} characters",
  "is-shorter": "is shorter than {count} characters",
  "has-control-character": "has a control character",
  "has-space-at-end": "begins or ends with a space",
  "is-not-composed": "has a letter that is not in composed form (Unicode NFC)",
  "is-no-address": "is not an address such as sip:erin@office.test",
  "has-more-than-address": "has more than a user and a domain",
  "has-no-host-name": "has a domain that is not a host name",
  "has-no-user-part": "has no user part",
  "has-long-user-part": "has a user part longer than {count} characters",
  "has-path-user-part": "has a user part that is a path",
  "has-strange-user-part": "has a user part with characters other than letters, digits and -_.!~*'()+",
  "is-no-switch": "is neither on nor off",
  "exists-already": "{address} exists already",
  "has-foreign-domain": "has the domain {domain}, which is not served here",
  "is-in-line": "{address} is in line {line} already",
} as const;

export const say = sayer(ACCOUNT_SAYINGS);
