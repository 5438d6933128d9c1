import { sayer } from "@porchlight/kernel";

/** What breaks the schema of a presence document. */
export const PRESENCE_SAYINGS = {
  "no-presence": "the root element is not a PIDF <presence>",
  "entity-of-another": "the entity is not the presentity this document is for",
  "text-directly-in": "text directly in <{element}>",
  "element-in-no-namespace": "<{element}> is in no namespace",
  "element-misplaced": "<{element}> does not belong in <{parent}>",
  "element-too-late": "<{element}> comes too late in <{parent}>",
  "more-than-one-in": "more than one <{element}> in <{parent}>",
  "element-without": "<{element}> without {attribute}",
  "element-without-child": "<{element}> without <{child}>",
  "element-empty": "<{element}> is empty",
  "id-with-space": "the id of <{element}> has white space in it",
  "same-id-twice": "the same id twice",
  "too-many-components": "more than {count} tuples, persons and devices",
  "no-timestamp": "<{element}> is not an RFC 3339 date and time",
  "neither-open-nor-closed": "<{element}> is neither open nor closed",
} as const;

export const say = sayer(PRESENCE_SAYINGS);
