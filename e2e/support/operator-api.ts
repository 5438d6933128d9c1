import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Office } from "./office";

export type OperatorApi = (method: string, path: string, body?: unknown) => Promise<Response>;

/** What the command line on the machine of the server has while that runs: an owner, who may do everything. */
export function ownerToken({ folder }: Office): string {
  const { token } = JSON.parse(readFileSync(join(folder, "cli-token"), "utf8"));
  return token;
}

/** The admin API of an office, for an owner. */
export function operatorApi(office: Office): OperatorApi {
  return (method, path, body) =>
    fetch(`${office.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${ownerToken(office)}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
