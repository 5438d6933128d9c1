import { escapeAttribute } from "@porchlight/xml";

/** ` name="value"`, or nothing where there is no value. */
export const attributeText = (name: string, value: string | number | undefined): string =>
  value === undefined ? "" : ` ${name}="${escapeAttribute(String(value))}"`;
