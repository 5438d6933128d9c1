export { answerChallenge, type DigestAnswerInput } from "./answer-challenge";
export { BruteForceGuard, type BruteForceLimits, defaultBruteForceLimits } from "./brute-force-guard";
export { computeResponse, type DigestAlgorithm, type DigestInput, digestHa1, type Qop } from "./digest";
export {
  DigestAuthenticator,
  type DigestAuthenticatorOptions,
  type KnownUser,
  type OfferedAlgorithm,
  type VerifyInput,
} from "./digest-authenticator";
export type { AuthVerdict, DigestFailure } from "./verdict";
