export interface FieldChange {
  /** Where it stands in the entry: `displayName`, `scope.elements`. */
  readonly field: string;
  /** Undefined when the field was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields that differ, by name; those of an object each by itself. */
export function changesOf(before: Fields | null, after: Fields | null): readonly FieldChange[] {
  const [old, now] = [leavesOf(before ?? {}), leavesOf(after ?? {})];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const leavesOf = (fields: Fields, path = ""): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(fields).flatMap(([name, value]) =>
      isFields(value) ? [...leavesOf(value, `${path}${name}.`)] : [[`${path}${name}`, value] as const],
    ),
  );

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
