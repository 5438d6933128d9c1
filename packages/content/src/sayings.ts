import { sayer } from "@porchlight/kernel";

/** Why an object is not taken. */
export const CONTENT_SAYINGS = {
  "no-content-type": "The Content-Type is missing or none.",
  "type-not-taken": "Objects of type {type} are not taken.",
  "of-other-type": "The object says it is {type}; by its octets it is {found}.",
  "type-unknown": "none that is known",
  "object-at-fault": "The object {fault}.",
  "image-at-fault": "The image {fault}.",
  "is-not-in-utf-8": "is not in UTF-8",
  "is-not-utf-8-text": "is not UTF-8 text",
  "has-control-characters": "has control characters, as no text has",
  "is-html": "is HTML, which is not taken",
  "is-no-card": "is no vCard",
  "is-no-svg": "is no SVG",
  "is-svg-with-style-sheet": "is SVG with a style sheet from elsewhere",
  "is-svg-with-element": "is SVG with an element {element}",
  "is-svg-whose-style-loads": "is SVG whose style loads something",
  "is-svg-with-script": "is SVG with script",
  "is-svg-that-refers": "is SVG that refers to something outside",
  "is-svg-that-loads": "is SVG that loads something",
  "has-more-pixels": "has more than {count} pixels",
  "is-damaged": "is damaged or not readable",
  "is-no-http-date": "is no HTTP date in GMT",
  "is-past": "is past",
  "is-no-lifetime": "is no number of seconds above 0",
} as const;

export const say = sayer(CONTENT_SAYINGS);
