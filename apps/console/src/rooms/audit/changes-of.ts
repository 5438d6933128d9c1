export interface FieldChange {
  readonly field: string;
  /** Undefined when the field was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Fields = Readonly<Record<string, unknown>> | null;

/** The fields that differ, by name. */
export function changesOf(before: Fields, after: Fields): readonly FieldChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((field) => ({ field, before: valueText(before, field), after: valueText(after, field) }))
    .filter((change) => change.before !== change.after);
}

function valueText(fields: Fields, name: string): string | undefined {
  if (fields === null || !Object.hasOwn(fields, name)) return undefined;
  const value = fields[name];
  return typeof value === "string" ? value : JSON.stringify(value);
}
