import type { Key, Places, Say } from "../words/say";

/**
 * What is wrong with a value, in the words of the server (`is longer than 64 characters`), and the keys of the same
 * words in the language of the page.
 */
const REASONS: readonly (readonly [RegExp, Key])[] = [
  [/^is empty$/, "reasons.isEmpty"],
  [/^is missing$/, "reasons.isMissing"],
  [/^is not known$/, "reasons.isNotKnown"],
  [/^is longer than (?<count>\d+) characters$/, "reasons.isLonger"],
  [/^is shorter than (?<count>\d+) characters$/, "reasons.isShorter"],
  [/^must be at most (?<count>\d+) characters$/, "reasons.atMostCharacters"],
  [/^must be a whole number from (?<least>\d+) to (?<most>\d+)(?<unit>.*)$/, "reasons.wholeNumberFromTo"],
  [/^must be a number from (?<least>[\d.]+) to (?<most>[\d.]+)(?<unit>.*)$/, "reasons.numberFromTo"],
  [/^must be one of (?<values>.+)$/, "reasons.oneOf"],
  [/^must be true or false$/, "reasons.trueOrFalse"],
  [/^must be a URI of the scheme (?<schemes>.+)$/, "reasons.uriOfScheme"],
  [
    /^must be 1 to (?<most>\d+) URIs of the scheme (?<schemes>.+), separated by spaces$/,
    "reasons.urisOfScheme",
  ],
  [/^must be 1 to (?<most>\d+) characters$/, "reasons.oneToCharacters"],
  [/^must be 1 to (?<most>\d+) names, separated by spaces$/, "reasons.oneToNames"],
  [/^must be a template with <id>, and with <xui> where the user stands$/, "reasons.template"],
  [/^has more than a user and a domain$/, "reasons.moreThanUserAndDomain"],
  [/^has a domain that is not a host name$/, "reasons.notAHostName"],
  [/^has no user part$/, "reasons.noUserPart"],
  [/^has a user part longer than (?<count>\d+) characters$/, "reasons.longUserPart"],
  [/^has a user part that is a path$/, "reasons.pathUserPart"],
  [
    /^has a user part with characters other than letters, digits and -_\.!~\*'\(\)\+$/,
    "reasons.strangeUserPart",
  ],
  [/^is not an address such as sip:erin@office\.test$/, "reasons.notAnAddress"],
  [/^has a control character$/, "reasons.controlCharacter"],
  [/^begins or ends with a space$/, "reasons.spaceAtEnd"],
  [/^has a letter that is not in composed form \(Unicode NFC\)$/, "reasons.notComposed"],
  [/^is not a URI$/, "reasons.notUri"],
  [/^(?<address>\S+) is taken$/, "reasons.isTaken"],
  [/^has to be 1 to 32 of a-z, 0-9, `\.`, `_` and `-`$/, "reasons.shortName"],
  [/^has to be 1 to 64 letters, digits, `\.`, `_` and `-`$/, "reasons.longName"],
  [/^has to be an origin such as https:\/\/www\.example\.com, without a path$/, "reasons.origin"],
  [/^is no time zone such as Europe\/Berlin$/, "reasons.timeZone"],
  [/^is an agent of the server itself$/, "reasons.ownAgent"],
  [/^only groups have members$/, "reasons.onlyGroups"],
  [/^(?<domain>\S+) is not one of (?<domains>.+)$/, "reasons.notOneOf"],
  [/^(?<domain>\S+) is not served here$/, "reasons.notServed"],
  [/^has no rows$/, "reasons.noRows"],
  [/^is the name of an operator already$/, "reasons.operatorName"],
  [/^(?<address>\S+) is nobody's address$/, "reasons.nobodysAddress"],
  [/^(?<address>\S+) is not a user$/, "reasons.notAUser"],
  [/^was deleted meanwhile$/, "reasons.deletedMeanwhile"],
  [/^names no calendar$/, "reasons.namesNoCalendar"],
  [/^names no open connection$/, "reasons.namesNoOpenConnection"],
  [/^names no object$/, "reasons.namesNoObject"],
  [/^names no session of yours$/, "reasons.namesNoSession"],
  [/^names no subscription$/, "reasons.namesNoSubscription"],
  [/^names no set-up link$/, "reasons.namesNoSetupLink"],
  [/^names no token$/, "reasons.namesNoToken"],
  [
    /^is neither an address such as 192\.0\.2\.7 nor a network such as 192\.0\.2\.0\/24$/,
    "reasons.noBanNetwork",
  ],
  [/^names too much: a network has at least 8 bits of IPv4, 32 of IPv6$/, "reasons.banTooWide"],
  [/^names no ban$/, "reasons.namesNoBan"],
  [/^there are (?<count>\d+) already; lift some, or ban their network$/, "reasons.manyBans"],
  [/^names no entry$/, "reasons.namesNoEntry"],
  [/^the user has been changed since$/, "reasons.userChangedSince"],
  [/^the quota has been changed since$/, "reasons.quotaChangedSince"],
  [/^there is a quota again$/, "reasons.quotaAgain"],
  [/^the ban has been changed since$/, "reasons.banChangedSince"],
  [/^it is banned again$/, "reasons.bannedAgain"],
  [/^(?<action>[a-z.-]+) cannot be taken back$/, "reasons.notTakenBack"],
  [/^names no trace$/, "reasons.namesNoTrace"],
  [/^names no message of the trace$/, "reasons.namesNoTraceMessage"],
  [/^can name no object$/, "reasons.canNameNoObject"],
  [/^is past its lifetime$/, "reasons.pastItsLifetime"],
  [/^is one too many: a user may have (?<most>\d+)$/, "reasons.oneTooMany"],
  [/^is none of this secret; check the clock$/, "reasons.codeOfAnotherSecret"],
  [/^is of a secret that another one has replaced$/, "reasons.codeOfReplacedSecret"],
];

/** The reason in the language of the page; one that is not known here as the server said it. */
export function reasonText(reason: string, say: Say): string {
  for (const [pattern, key] of REASONS) {
    const match = pattern.exec(reason);
    if (match !== null) return say(key, countsOf(match.groups ?? {}));
  }
  return reason;
}

/** What is counted is a number, so that it chooses the form of the sentence. */
const countsOf = ({ count, ...groups }: Readonly<Record<string, string>>): Places =>
  count === undefined ? groups : { ...groups, count: Number(count) };
