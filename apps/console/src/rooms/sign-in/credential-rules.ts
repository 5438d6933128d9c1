import type { Say } from "~/words/say";

/** What is wrong with a text, told beside its field; true when nothing is. */
type Check = (text: string) => string | true;

const filled =
  (most: number, whenEmpty: string, whenLonger: string): Check =>
  (text) =>
    text === "" ? whenEmpty : text.length <= most || whenLonger;

const trimmed =
  (check: Check): Check =>
  (text) =>
    check(text.trim());

/** What the fields of the sign-in ask for, those that are shown. */
export const credentialRulesOf = (say: Say) => ({
  username: {
    validate: trimmed(filled(128, say("signIn.enterYourName"), say("signIn.aNameHasAtMost128"))),
  },
  password: { validate: filled(256, say("signIn.enterYourPassword"), say("signIn.aPasswordHasAtMost256")) },
  code: { validate: trimmed(filled(64, say("secondFactor.enterTheCode"), say("signIn.aCodeHasAtMost64"))) },
});
