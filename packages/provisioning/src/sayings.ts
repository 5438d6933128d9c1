import { sayer } from "@porchlight/kernel";

/** Why a profile, or a value of it, is not taken. Each completes a sentence that begins with the name. */
export const PROVISIONING_SAYINGS = {
  "has-to-be-integer": "must be a whole number from {least} to {most}",
  "has-to-be-integer-of-unit": "must be a whole number from {least} to {most} {unit}",
  "has-to-be-decimal": "must be a number from {least} to {most}",
  "has-to-be-decimal-of-unit": "must be a number from {least} to {most} {unit}",
  "has-to-be-boolean": "must be true or false",
  "has-to-be-one-of": "must be one of {values}",
  "has-to-be-uri-of-scheme": "must be a URI of the scheme {schemes}",
  "has-to-be-uris-of-scheme": "must be 1 to {most} URIs of the scheme {schemes}, separated by spaces",
  "has-to-be-text": "must be 1 to {most} characters",
  "has-to-be-names": "must be 1 to {most} names, separated by spaces",
  "has-to-be-template": "must be a template with <id>, and with <xui> where the user stands",
  "has-to-be-at-most-characters": "must be at most {count} characters",
  "has-to-be-at-most": "must be at most {most}",
  "has-to-be-member": "must be an address such as sip:a@example.com",
  "unit-octets": "octets",
  "unit-seconds": "seconds",
  "unit-per-second": "per second",
  "is-no-xml": "is not XML: {because}",
  "has-another-root": "the root element is not {name}",
  "has-no-node": "no node is a {name}",
  "has-no-application": "no APPLICATION has the value {value}",
  "is-at-fault": "{name}: {reason}",
  "stands-twice": "stands there twice",
  "has-no-elements": "has no elements inside",
  "is-no-parameter": "there is no parameter of this name",
} as const;

export const say = sayer(PROVISIONING_SAYINGS);
