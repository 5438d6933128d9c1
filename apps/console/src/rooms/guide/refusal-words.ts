import type { Endpoints, RefusedRegister } from "@porchlight/admin-api";

/** What went wrong, after "192.0.2.7, Desk phone:", and what to do about it. */
export interface RefusalWords {
  readonly what: string;
  readonly remedy: string;
}

/** Why a phone was not let in, in the words of whoever sets it up. */
export function refusalWords(
  cause: RefusedRegister["cause"],
  digestAlgorithms: Endpoints["digestAlgorithms"],
): RefusalWords {
  return cause === "challenged" ? unanswered(digestAlgorithms) : WORDS[cause];
}

/** The phone heard 401 and said no more. */
function unanswered(algorithms: Endpoints["digestAlgorithms"]): RefusalWords {
  const what = "asked for its password, it did not answer";
  if (!algorithms.includes("MD5"))
    return { what, remedy: "It may know MD5 only, which is switched off here: see digest.order." };
  if (algorithms[0] === "MD5") return { what, remedy: "Enter the password in the phone." };
  return {
    what,
    remedy:
      "Is the password entered? Some phones know MD5 only and stop at the first question: with such a phone, set digest.order: [MD5] in porchlight.yaml.",
  };
}

const WORDS: Readonly<Record<Exclude<RefusedRegister["cause"], "challenged">, RefusalWords>> = {
  "wrong-password": { what: "the password is wrong", remedy: "Enter it again, or give the user a new one." },
  "unknown-user": { what: "nobody has this name", remedy: "Look at the user name in the phone." },
  "disabled-user": { what: "the user is disabled", remedy: "Enable the user under Users." },
  "backed-off": {
    what: "too many wrong passwords came before",
    remedy: "Wait some minutes, then try again with the right one.",
  },
  "replayed-nonce": {
    what: "it used an answer twice",
    remedy: "Start the phone again; if it goes on, its software is at fault.",
  },
  "forged-nonce": {
    what: "it answered a question that this server did not ask",
    remedy: "Start the phone again: it remembers another server.",
  },
  "foreign-realm": {
    what: "it signs in to another realm",
    remedy: "Leave the realm empty, or enter the domain.",
  },
  "foreign-domain": {
    what: "the password is right, the domain is not",
    remedy: "Enter the domain, not the address of the server, and the server as outbound proxy.",
  },
  "other-user": {
    what: "it signs in as one user and registers another",
    remedy: "User name and authentication name have to be the same.",
  },
};
