import type { Caller } from "./caller";

/** What came of looking at who asks. */
export type CallerVerdict =
  | { readonly kind: "known"; readonly caller: Caller }
  /** 401 with these challenges. */
  | { readonly kind: "challenge"; readonly challenges: readonly string[] }
  /** 400: credentials that cannot be read, or are for another request. */
  | { readonly kind: "malformed" }
  /** 403: the credentials are good, what they are for is not. */
  | { readonly kind: "forbidden"; readonly reason: string };
