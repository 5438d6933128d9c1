import type { Endpoints } from "@porchlight/admin-api";
import type { Say } from "~/words/say";
import { isOwnComputer } from "../../../parts/is-own-computer";
import type { SocketProbe } from "./probe-socket";
import type { ShownCheck } from "./shown-check";

export interface BrowserFacts {
  readonly endpoints: Pick<Endpoints, "webSocket" | "handshakeCredentials" | "allowedOrigins">;
  /** Undefined when it was not tried. */
  readonly probe: SocketProbe | undefined;
  readonly page: { readonly origin: string; readonly hostname: string };
  /** How much the clock of the browser is ahead of the server's. */
  readonly clockAheadMs: number;
}

type Found = Omit<ShownCheck, "id" | "title">;

/** More than any network needs: the clocks differ. */
const CLOCK_MS = 30_000;

/** What holds between a browser and the server. */
export const browserFindings = (facts: BrowserFacts, say: Say): readonly ShownCheck[] => [
  { id: "browser-websocket", title: say("settings.sipOverWebsocketFromHere"), ...socketFound(facts, say) },
  { id: "browser-certificate", title: say("settings.certificate"), ...certificateFound(facts, say) },
  { id: "browser-origin", title: say("settings.originsOfPages"), ...originFound(facts, say) },
  { id: "browser-clock", title: say("settings.clock"), ...clockFound(facts, say) },
];

const pass = (detail: string): Found => ({ status: "pass", detail, remedy: null });
const warn = (detail: string, remedy: string): Found => ({ status: "warn", detail, remedy });
const fails = (detail: string, remedy: string): Found => ({ status: "fail", detail, remedy });

function socketFound({ endpoints, probe, page }: BrowserFacts, say: Say): Found {
  if (!endpoints.webSocket) return pass(say("settings.itIsSwitchedOff"));
  if (endpoints.handshakeCredentials || probe === undefined)
    return warn(say("settings.notTriedTheHandshakeItselfAsks"), say("settings.signInWithASoftphoneIn"));
  switch (probe.kind) {
    case "answered":
      return pass(say("settings.aHandshakeWorkedAndAKeep", { time: Math.round(probe.roundTripMs) }));
    case "refused":
      return fails(
        say("settings.pagesOfThisServerAreRead"),
        say("settings.aReverseProxyInFrontHas", { origin: page.origin }),
      );
    case "silent":
      return fails(say("settings.nothingCameBackInTime"), say("settings.somethingBetweenThisBrowserAndThe"));
  }
}

function certificateFound({ page }: BrowserFacts, say: Say): Found {
  if (page.origin.startsWith("https:")) return pass(say("settings.thisBrowserBelievesItWhatPasses"));
  if (isOwnComputer(page.hostname)) return pass(say("settings.noneIsNeededTheServerIs"));
  return warn(say("settings.thereIsNoneEverybodyOnThe"), say("settings.getACertificateByAcmeFrom"));
}

function originFound({ endpoints, page }: BrowserFacts, say: Say): Found {
  const others = endpoints.allowedOrigins.filter((origin) => origin !== page.origin);
  if (others.includes("*"))
    return warn(say("settings.pagesOfEveryOriginMayConnect"), say("settings.nameThoseThatHaveToUnder"));
  if (others.length === 0) return pass(say("settings.pagesOfThisServerAloneSuch", { origin: page.origin }));
  return pass(say("settings.pagesOfThisServerAndOf", { origins: others.join(", ") }));
}

function clockFound({ clockAheadMs }: BrowserFacts, say: Say): Found {
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
  if (Math.abs(clockAheadMs) <= CLOCK_MS) return pass(say("settings.itAgreesWithTheServers"));
  return warn(
    say(clockAheadMs > 0 ? "settings.clockAhead" : "settings.clockBehind", { seconds }),
    say("settings.letBothTakeTheTimeFrom"),
  );
}
