import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Office } from "./office";

const main = join(import.meta.dirname, "../../apps/server/dist/main.js");

export type OperatorApi = (method: string, path: string, body?: unknown) => Promise<Response>;

/** A token of an owner, who may do everything. */
export function ownerToken(office: Office): string {
  const made = execFileSync(
    process.execPath,
    [main, "token", "create", "--role", "owner", "--expires", "1d"],
    { env: office.environment, encoding: "utf8" },
  );
  return made.split(/\s+/).find((word) => word.startsWith("plt_")) ?? "";
}

/** The admin API of an office, with a token of an owner. */
export function operatorApi(office: Office): OperatorApi {
  const token = ownerToken(office);
  return (method, path, body) =>
    fetch(`${office.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
