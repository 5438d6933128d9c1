/** Reads one parameter of a URL. What does not fit is as if it were not there. */
export type Filter<Value> = (parameter: string | undefined) => Value;

/** The filters of a page by their parameters. */
export type Filters = Readonly<Record<string, Filter<unknown>>>;

/** What the filters of a page read. */
export type Filtered<Of extends Filters> = { readonly [Name in keyof Of]: ReturnType<Of[Name]> };

/** Text of so many characters at most; empty when there is none. */
export const text =
  (longest: number): Filter<string> =>
  (parameter = "") =>
    parameter.length <= longest ? parameter : "";

/** The same, where none is something else than an empty one. */
export const maybeText =
  (longest: number): Filter<string | undefined> =>
  (parameter) =>
    parameter !== undefined && parameter.length <= longest ? parameter : undefined;

export const maybeOneOf =
  <const Value extends string>(values: readonly Value[]): Filter<Value | undefined> =>
  (parameter) =>
    values.find((value) => value === parameter);

export const oneOf = <const Value extends string>(
  values: readonly Value[],
  fallback: NoInfer<Value>,
): Filter<Value> => {
  const read = maybeOneOf(values);
  return (parameter) => read(parameter) ?? fallback;
};

/** A whole number that is not negative. */
export const maybeCount: Filter<number | undefined> = (parameter = "") =>
  /^\d{1,15}$/.test(parameter) ? Number(parameter) : undefined;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/;

/** Point in time, ISO 8601 in UTC. */
export const maybeInstant: Filter<string | undefined> = (parameter = "") =>
  INSTANT.test(parameter) && !Number.isNaN(Date.parse(parameter)) ? parameter : undefined;

/** Reads what the filters read. */
export const readFilters = <Of extends Filters>(
  filters: Of,
  parameters: { readonly get: (name: string) => string | null },
): Filtered<Of> =>
  Object.fromEntries(
    Object.entries(filters).map(([name, read]) => [name, read(parameters.get(name) ?? undefined)]),
  ) as Filtered<Of>;
