import { sayer } from "@porchlight/kernel";

/**
 * Why a request does not follow its schema. The messages of the schemas are codes of this table, so that a page can say
 * them in its language. Each completes a sentence that begins with the name of the field.
 */
export const INPUT_SAYINGS = {
  "is-empty": "is empty",
  "is-missing": "is missing",
  "is-not-known": "is not known",
  "is-longer": "is longer than {count} characters",
  "is-shorter": "is shorter than {count} characters",
  "has-more-than": "has more than {count}",
  "has-fewer-than": "has fewer than {count}",
  "is-less": "is less than {least}",
  "is-more": "is more than {most}",
  "is-none-of": "is not one of {values}",
  "is-not-of-type": "is not of the type {type}",
  "is-not-in-form": "is not in the form that is asked for",
  "is-not-accepted": "is not accepted",
  "has-control-character": "has a control character",
  "has-unshowable-character": "has a character that cannot be shown",
  "has-half-a-pair": "has half a surrogate pair",
  "has-space-at-end": "begins or ends with a space",
  "is-not-composed": "has a letter that is not in composed form (Unicode NFC)",
  "has-to-be-short-name": "has to be 1 to 32 of a-z, 0-9, `.`, `_` and `-`",
  "has-to-be-long-name": "has to be 1 to 64 letters, digits, `.`, `_` and `-`",
  "has-to-be-origin": "has to be an origin such as https://www.example.com, without a path",
  "is-no-uri": "is not a URI",
  "is-no-language-tag": "is not a language tag",
  "is-no-time": "is not an ISO 8601 date and time with its offset",
  "is-not-after-from": "is not after from",
  "is-no-entry-id": "is no id of an entry",
  "is-no-place": "is no place such as 1.3",
  "is-beside-feed-url": "cannot be given beside feedUrl",
  "needs-basic": "needs basic",
  "says-nothing": "says nothing",
  "names-nobody": "names nobody",
  "names-nothing": "names nothing",
  "names-nothing-to-change": "names nothing to change",
  "names-more-than": "names more than {count}",
} as const;

export type InputCode = keyof typeof INPUT_SAYINGS;

export const inputSaying = sayer(INPUT_SAYINGS);
