import type { AnyCallInput } from "./call";
import type { Route } from "./routes";

/** Path and query of a call, below the origin. Undefined values are left out, lists are comma-separated. */
export function callUrl({ path: template }: Pick<Route, "path">, input: AnyCallInput): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? "")),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
