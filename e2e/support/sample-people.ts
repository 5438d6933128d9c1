import { expect } from "@playwright/test";
import { type Office, samplePassword } from "./office";
import { operatorApi, ownerToken } from "./operator-api";

interface Person {
  readonly aor: string;
  readonly displayName: string;
  readonly kind: string;
}

interface FirstDocument {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** What the first start may have written for somebody. */
const firstDocuments = ({ aor }: Person): readonly string[] => [
  `/xcap-root/resource-lists/users/${aor}/index`,
  `/xcap-root/org.openmobilealliance.pres-rules/users/${aor}/pres-rules`,
];

/** The people of the sample office: made anew for a test, they know nothing of the tests before. */
export class SamplePeople {
  private constructor(
    private readonly office: Office,
    private readonly people: readonly Person[],
    private readonly documents: readonly FirstDocument[],
  ) {}

  /** As they are in an office that has just been opened. */
  static async of(office: Office): Promise<SamplePeople> {
    const { items } = await (await operatorApi(office)("GET", "/users")).json();
    const people: readonly Person[] = items;
    const read = await Promise.all(people.flatMap(firstDocuments).map((path) => readDocument(office, path)));
    return new SamplePeople(
      office,
      people,
      read.filter((document) => document !== undefined),
    );
  }

  /** Deletes everybody, and with them what they have written; creates them again and gives back what they had. */
  async renew(): Promise<void> {
    const api = operatorApi(this.office);
    for (const { aor } of this.people)
      expect((await api("DELETE", `/users/${encodeURIComponent(aor)}`)).status).toBe(204);
    for (const { aor, displayName, kind } of this.people) {
      const created = await api("POST", "/users", { aor, displayName, kind, password: samplePassword });
      expect(created.status).toBe(201);
    }
    await Promise.all(this.documents.map((document) => this.#write(document)));
  }

  async #write({ path, type, text }: FirstDocument): Promise<void> {
    const headers = { "content-type": type };
    const answer = await asOwner(this.office, path, { method: "PUT", headers, body: text });
    expect(answer.status, path).toBe(201);
  }
}

async function readDocument(office: Office, path: string): Promise<FirstDocument | undefined> {
  const answer = await asOwner(office, path);
  if (!answer.ok) return undefined;
  return { path, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
}

const asOwner = (office: Office, path: string, wish: RequestInit = {}): Promise<Response> =>
  fetch(`${office.url}${path}`, {
    ...wish,
    headers: { ...wish.headers, authorization: `Bearer ${ownerToken(office)}` },
  });
