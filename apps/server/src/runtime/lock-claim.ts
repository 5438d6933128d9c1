import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemCode } from "./startup-error";

/** Who works on a data directory: a server, or a command of the command line while no server runs. */
export type LockHolder = "server" | "command";

/** Longest path of a local socket on all systems we know. */
const longestSocketPath = 100;

/** Where the claims on one data directory are. */
export interface ClaimPlace {
  readonly folder: string;
  /** What the names of the claims begin with. */
  readonly prefix: string;
}

/** A claim of this process: it answers on a local socket with a name of its own. */
export interface Claim {
  readonly place: ClaimPlace;
  readonly name: string;
  /** Somebody who came before it answered may have taken it for a dead one. */
  isThere(): boolean;
  withdraw(): void;
}

export function claimPlace(dataDir: string): ClaimPlace {
  const inside = { folder: dataDir, prefix: "" };
  if (join(dataDir, newName(inside, "command")).length <= longestSocketPath) return inside;
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 24);
  return { folder: tmpdir(), prefix: `porchlight-${hash}-` };
}

/** Claims the directory. Rejects with the error of the system. */
export function claim(place: ClaimPlace, holder: LockHolder): Promise<Claim> {
  const name = newName(place, holder);
  const path = join(place.folder, name);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () =>
      resolve({ place, name, isThere: () => existsSync(path), withdraw: () => server.close() }),
    );
  });
}

export interface OtherClaims {
  /** Whose claims are alive. */
  readonly holders: ReadonlySet<LockHolder>;
  /** Takes away what processes that were killed have left. */
  removeDead(): void;
}

/** Looks at the claims of others. */
export async function otherClaims({ place, name: own }: Claim): Promise<OtherClaims> {
  const names = readdirSync(place.folder).filter(
    (name) => name !== own && holderOf(place, name) !== undefined,
  );
  const alive = await Promise.all(names.map((name) => isAlive(join(place.folder, name))));
  const living = names.filter((_, index) => alive[index]);
  return {
    holders: new Set(living.flatMap((name) => holderOf(place, name) ?? [])),
    removeDead: () => {
      for (const name of names) if (!living.includes(name)) rmSync(join(place.folder, name), { force: true });
    },
  };
}

const newName = ({ prefix }: ClaimPlace, holder: LockHolder): string =>
  `${prefix}${holder}-${randomBytes(6).toString("hex")}.sock`;

function holderOf({ prefix }: ClaimPlace, name: string): LockHolder | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const holder = /^(server|command)-[0-9a-f]{12}\.sock$/.exec(name.slice(prefix.length))?.[1];
  return holder as LockHolder | undefined;
}

/** What cannot be asked counts as alive; nobody behind it, or no socket at all, as dead. */
function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (alive: boolean): void => {
      socket.destroy();
      resolve(alive);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", (error) =>
      settle(!["ECONNREFUSED", "ENOENT", "ENOTSOCK"].includes(systemCode(error))),
    );
  });
}
