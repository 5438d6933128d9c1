import type { XmlElement } from "@porchlight/xml";

/** Children of an element, each on a line of its own. */
export const onLines = (children: readonly XmlElement[], depth = 1): readonly (XmlElement | string)[] =>
  children.length === 0
    ? []
    : [...children.flatMap((child) => [`\n${STEP.repeat(depth)}`, child]), `\n${STEP.repeat(depth - 1)}`];

const STEP = "  ";

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
