import { isSaid } from "@porchlight/admin-api/client";
import { exactText } from "@porchlight/ui";
import { saidText } from "../../api/said-text";
import type { Say } from "../../words/say";

type Fields = Readonly<Record<string, unknown>>;

/** What an entry keeps, with a reason of the server's in the language of the page. */
export function worded(fields: Fields | null, say: Say): Fields | null {
  if (fields === null || typeof fields.reason !== "string" || !("said" in fields)) return fields;
  const { said, ...kept } = fields;
  return isSaid(said) ? { ...kept, reason: saidText(said, fields.reason, say) } : kept;
}

/** What a field of an entry is called; one that has no name here is called as the API does. */
export function fieldText(field: string, say: Say): string {
  const key = `audit.fields.${field}`;
  return say.has(key) ? say(key) : field;
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const TIMES: readonly string[] = ["expiresAt", "until"];
/** Numbers that count nothing. */
const CODES: readonly string[] = ["remotePort", "status"];

/** A value of it: one of a few, a time, a number, yes and no as the reader says them; free text as it was written. */
export function valueText(action: string, field: string, value: unknown, say: Say): string {
  if (Array.isArray(value)) return value.map((each) => valueText(action, field, each, say)).join(", ");
  const [what] = action.split(".", 1);
  const key = `audit.values.${what}.${field}.${String(value)}`;
  if (say.has(key)) return say(key);
  switch (typeof value) {
    case "boolean":
      return value ? say("parts.yesSmall") : say("audit.no");
    case "number":
      return CODES.includes(field) ? String(value) : say.number(value);
    case "string":
      return TIMES.includes(field) && TIME.test(value) ? exactText(Date.parse(value), say.uiWords) : value;
    default:
      return value === null ? say("audit.none") : JSON.stringify(value);
  }
}
