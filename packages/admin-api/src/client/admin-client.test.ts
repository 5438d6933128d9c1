import { describe, expect, expectTypeOf, test } from "vitest";
import type { User } from "../operations/users/user";
import { createAdminClient } from "./admin-client";
import { AdminApiError } from "./error";

interface Seen {
  readonly url: string;
  readonly init: RequestInit;
}

function recorded(answer: () => Response) {
  const seen: Seen[] = [];
  const record = (async (url: string, init: RequestInit) => {
    seen.push({ url, init });
    return answer();
  }) as typeof fetch;
  return {
    seen,
    client: createAdminClient({ baseUrl: "http://office.test", fetch: record, token: "secret" }),
  };
}

const headersOf = (seen: Seen | undefined) => new Headers(seen?.init.headers);

describe("the client of the admin API", () => {
  test("puts parameters into the path, escaped", async () => {
    const { seen, client } = recorded(() => new Response(null, { status: 204 }));
    await client.deleteUser({ params: { aor: "sip:a/b?c@office.test" } });
    expect(seen[0]?.url).toBe("http://office.test/api/v1/users/sip%3Aa%2Fb%3Fc%40office.test");
    expect(seen[0]?.init.method).toBe("DELETE");
  });

  test("puts what is defined into the query", async () => {
    const { seen, client } = recorded(() => Response.json({ items: [], total: 0 }));
    const answer = await client.listUsers({
      query: { search: "é&", disabled: false, kind: undefined, limit: 5 },
    });
    expect(seen[0]?.url).toBe("http://office.test/api/v1/users?search=%C3%A9%26&disabled=false&limit=5");
    expectTypeOf(answer.items).toEqualTypeOf<User[]>();
  });

  test("an operation without input is called without", async () => {
    const { seen, client } = recorded(() => Response.json({ items: [] }));
    await client.listDomains();
    expect(seen[0]?.url).toBe("http://office.test/api/v1/domains");
    expect(seen[0]?.init.body).toBeUndefined();
  });

  test("writes carry JSON, the header against cross-site requests, and the token", async () => {
    const { seen, client } = recorded(() => Response.json({}));
    await client.createUser({ body: { aor: "sip:erin@office.test", password: "pw" } });
    const headers = headersOf(seen[0]);
    expect(headers.get("x-porchlight-csrf")).toBe("1");
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("authorization")).toBe("Bearer secret");
    expect(JSON.parse(String(seen[0]?.init.body))).toEqual({ aor: "sip:erin@office.test", password: "pw" });
  });

  test("a problem is an error with its code, field and reason", async () => {
    const problem = {
      type: "/problems/user-exists",
      title: "taken",
      status: 409,
      field: "aor",
      reason: "sip:erin@office.test is taken",
    };
    const { client } = recorded(() =>
      Response.json(problem, { status: 409, headers: { "retry-after": "7" } }),
    );
    const error = await client.showMe().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toMatchObject({ code: "user-exists", status: 409, retryAfterSeconds: 7, problem });
  });

  test("an answer that is not ours is an error too", async () => {
    const { client } = recorded(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    const error = await client.showMe().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: undefined, status: 502, retryAfterSeconds: undefined });
  });
});
