import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type SampleAccount, sampleOffice } from "@porchlight/accounts";
import { SYSTEM } from "./auth/actor";
import { hashPassword } from "./auth/password-hash";
import { generatePassword } from "./auth/secret";
import type { OperationDeps } from "./deps";
import { createUser } from "./operations/users/create-user";
import { englishOf } from "./problem";

export interface FirstRunOptions {
  readonly deps: OperationDeps;
  readonly dataDir: string;
  /** Password of `admin`; generated when absent. */
  readonly adminPassword?: string | undefined;
  readonly sampleOffice: boolean;
  /** One password for the sample accounts; generated, one each, when absent. */
  readonly samplePassword?: string | undefined;
  /** Told of the sample accounts once they exist, before the run counts as done. */
  readonly sampleCreated?: (accounts: readonly SampleMember[]) => Promise<void>;
}

/** A member of the sample office. */
export interface SampleMember {
  readonly aor: string;
  readonly displayName: string;
}

export interface FirstCredential {
  /** `admin`, or the address of a sample account. */
  readonly name: string;
  readonly password: string;
  readonly generated: boolean;
}

export interface FirstRun {
  readonly operator: FirstCredential;
  readonly accounts: readonly FirstCredential[];
  /** Where the credentials are kept, readable by the owner only. */
  readonly file: string;
}

const ADMINISTRATOR = "admin";
const FILE_NAME = "first-run-passwords.txt";

/**
 * Creates the administrator and, if wanted, the sample office when there is no operator yet; undefined when there is
 * one. The passwords are on disk before the accounts are, the operator comes last: a run that was cut off starts over.
 */
export async function ensureFirstRun(options: FirstRunOptions): Promise<FirstRun | undefined> {
  const { deps } = options;
  if ((await deps.stores.operators.count()) > 0) return undefined;
  const file = join(options.dataDir, FILE_NAME);
  const kept = await keptPasswords(file);
  const operator = credential(ADMINISTRATOR, options.adminPassword, kept);
  const sample = options.sampleOffice ? await sampleAccounts(deps) : [];
  const ours = sample.filter(({ aor, taken }) => !taken || kept.has(aor));
  const accounts = ours.map(({ aor }) => credential(aor, options.samplePassword, kept));
  await keepCredentials(file, [operator, ...accounts]);
  for (const [index, account] of ours.entries()) {
    if (!account.taken) await create(deps, account, accounts[index]?.password ?? "");
  }
  await options.sampleCreated?.(ours);
  await createAdministrator(deps, operator.password);
  return { operator, accounts, file };
}

/** A password from the settings, from a run that was cut off, or a new one. */
function credential(
  name: string,
  set: string | undefined,
  kept: ReadonlyMap<string, string>,
): FirstCredential {
  if (set !== undefined) return { name, password: set, generated: false };
  return { name, password: kept.get(name) ?? generatePassword(), generated: true };
}

async function sampleAccounts({ domains, stores }: OperationDeps) {
  const [domain] = domains;
  const all = domain === undefined ? [] : sampleOffice(domain);
  const taken = await stores.accounts.taken(all.map(({ aor }) => aor));
  return all.map((account) => ({ ...account, taken: taken.has(account.aor) }));
}

async function create(
  deps: OperationDeps,
  { aor, displayName, kind }: SampleAccount,
  password: string,
): Promise<void> {
  const created = await createUser(deps, SYSTEM, {
    aor,
    displayName,
    kind,
    password,
    disabled: false,
    services: {},
  });
  if (!created.ok) throw new Error(`The sample account ${aor} was not created: ${englishOf(created.error)}`);
}

async function createAdministrator({ stores, clock }: OperationDeps, password: string): Promise<void> {
  const now = clock();
  await stores.operators.create(
    {
      name: ADMINISTRATOR,
      role: "owner",
      passwordHash: await hashPassword(password),
      disabled: false,
      createdAt: now,
    },
    {
      ...SYSTEM,
      at: now,
      action: "operator.create",
      target: ADMINISTRATOR,
      before: undefined,
      after: { role: "owner" },
    },
  );
}

async function keepCredentials(file: string, credentials: readonly FirstCredential[]): Promise<void> {
  const width = Math.max(...credentials.map(({ name }) => name.length));
  const lines = credentials.map(
    ({ name, password, generated }) =>
      `${name.padEnd(width)}  ${generated ? password : "(as set in the configuration)"}`,
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${lines.join("\n")}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Generated passwords that a run which was cut off has written down, by name. */
async function keptPasswords(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const lines = text.matchAll(/^(\S+) +([a-z2-9]{20})$/gm);
  return new Map([...lines].map(([, name = "", password = ""]) => [name, password]));
}
