import type { Endpoints, RefusedRegister } from "@porchlight/admin-api";
import type { Say } from "~/words/say";

/** What went wrong, after "192.0.2.7, Desk phone:", and what to do about it. */
export interface RefusalWords {
  readonly what: string;
  readonly remedy: string;
}

/** Why a phone was not let in, in the words of whoever sets it up. */
export function refusalWords(
  cause: RefusedRegister["cause"],
  digestAlgorithms: Endpoints["digestAlgorithms"],
  say: Say,
): RefusalWords {
  return cause === "challenged" ? unanswered(digestAlgorithms, say) : wordsOf(say)[cause];
}

/** The phone heard 401 and said no more. */
function unanswered(algorithms: Endpoints["digestAlgorithms"], say: Say): RefusalWords {
  const what = say("guide.askedForItsPasswordItDid");
  if (!algorithms.includes("MD5")) return { what, remedy: say("guide.itMayKnowMd5OnlyWhich") };
  if (algorithms[0] === "MD5") return { what, remedy: say("guide.enterThePasswordInThePhone") };
  return {
    what,
    remedy: say("guide.isThePasswordEnteredSomePhones"),
  };
}

const wordsOf = (
  say: Say,
): Readonly<Record<Exclude<RefusedRegister["cause"], "challenged">, RefusalWords>> => ({
  "wrong-password": { what: say("guide.thePasswordIsWrong"), remedy: say("guide.enterItAgainOrGiveThe") },
  "unknown-user": { what: say("guide.nobodyHasThisName"), remedy: say("guide.lookAtTheUserNameIn") },
  "disabled-user": { what: say("guide.theUserIsDisabled"), remedy: say("guide.enableTheUserUnderUsers") },
  "backed-off": {
    what: say("guide.tooManyWrongPasswordsCameBefore"),
    remedy: say("guide.waitSomeMinutesThenTryAgain"),
  },
  "replayed-nonce": {
    what: say("guide.itUsedAnAnswerTwice"),
    remedy: say("guide.startThePhoneAgainIfIt"),
  },
  "forged-nonce": {
    what: say("guide.itAnsweredAQuestionThatThis"),
    remedy: say("guide.startThePhoneAgainItRemembers"),
  },
  "foreign-realm": {
    what: say("guide.itSignsInToAnotherRealm"),
    remedy: say("guide.leaveTheRealmEmptyOrEnter"),
  },
  "foreign-domain": {
    what: say("guide.thePasswordIsRightTheDomain"),
    remedy: say("guide.enterTheDomainNotTheAddress"),
  },
  "other-user": {
    what: say("guide.itSignsInAsOneUser"),
    remedy: say("guide.userNameAndAuthenticationNameHave"),
  },
});
