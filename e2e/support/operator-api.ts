import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Office } from "./office";

export type OperatorApi = (method: string, path: string, body?: unknown) => Promise<Response>;

/** What the command line on the machine of the server has while that runs: an owner, who may do everything. */
export function ownerToken({ environment }: Office): string {
  const file = join(environment.PORCHLIGHT_DATA_DIR ?? "", "cli-token");
  const { token } = JSON.parse(readFileSync(file, "utf8"));
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

/** What the server has of a watcher: package, resource, and whether the watcher can be reached. */
export async function subscriptionsOf(office: Office, user: string): Promise<readonly string[]> {
  const answer = await operatorApi(office)("GET", `/subscriptions?watcher=sip:${user}@office.test`);
  const { items } = await answer.json();
  return items
    .map((each: Record<string, unknown>) => `${each.eventPackage} ${each.presentity} ${each.reachable}`)
    .sort();
}
