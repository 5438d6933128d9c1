import type { URI } from "sip.js/lib/grammar/index.js";
import { DigestSession } from "./digest-session";

export interface DigestWish {
  readonly password: string;
  /** The user part of the address when absent. */
  readonly username?: string;
  /** The domain of the address when absent. */
  readonly realm?: string;
}

/** The credentials of an address of record. */
export const digestFor = (aor: URI, { password, username, realm }: DigestWish): DigestSession =>
  new DigestSession({
    username: username ?? decodeURIComponent(aor.user ?? ""),
    password,
    realm: realm ?? aor.host,
  });
