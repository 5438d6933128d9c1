import type { AdminClientOptions } from "./admin-client";
import { errorOf } from "./error";
import type { FileInput, FileOperation } from "./file-url";
import { routes } from "./routes";
import { callUrl } from "./url";

/**
 * Asks for a file. Resolves with the response, whose body is still to be read, and rejects with `AdminApiError` on a problem, or
 * with what `fetch` rejects with when the server is not reached.
 */
export async function openFile<Id extends FileOperation>(
  { baseUrl = "", token, fetch: send = globalThis.fetch }: AdminClientOptions,
  id: Id,
  input: FileInput<Id>,
): Promise<Response> {
  const response = await send(`${baseUrl}${callUrl(routes[id], input)}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    cache: "no-store",
  });
  if (!response.ok) throw await errorOf(response);
  return response;
}
