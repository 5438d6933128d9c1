import { z } from "zod";

/** `example.com=block`: what holds in one domain. Undefined when it is not of that form. */
export function parseDomainSetting<Value>(
  text: string,
  read: (value: string) => Value | undefined,
): readonly [domain: string, value: Value] | undefined {
  const [domain = "", written, ...more] = text.split("=");
  const value = written === undefined || more.length > 0 ? undefined : read(written);
  return value === undefined || domain === "" ? undefined : [domain.toLowerCase(), value];
}

/** A list of what holds in single domains; the first entry of a domain counts. */
export function perDomain<Value>(
  read: (value: string) => Value | undefined,
  { example, must, meaning }: { readonly example: string; readonly must: string; readonly meaning: string },
) {
  const error = `must be a domain and what holds in it, such as ${example}; ${must}`;
  const entry = z
    .string({ error: "must be text" })
    .refine((text) => parseDomainSetting(text, read) !== undefined, { error });
  return z.array(entry, { error: "must be a list" }).default([]).describe(`${meaning}, as ${example}`);
}

/** What a checked list says, by domain. */
export function byDomain<Value>(
  list: readonly string[],
  read: (value: string) => Value | undefined,
): ReadonlyMap<string, Value> {
  const entries = list.map((text) => parseDomainSetting(text, read)).filter((each) => each !== undefined);
  return new Map(entries.reverse());
}
