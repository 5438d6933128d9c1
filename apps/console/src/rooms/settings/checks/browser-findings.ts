import type { DoctorCheck, Endpoints } from "@porchlight/admin-api";
import { isOwnComputer } from "../../../parts/is-own-computer";
import type { SocketProbe } from "./probe-socket";

export interface BrowserFacts {
  readonly endpoints: Pick<Endpoints, "webSocket" | "handshakeCredentials" | "allowedOrigins">;
  /** Undefined when it was not tried. */
  readonly probe: SocketProbe | undefined;
  readonly page: { readonly origin: string; readonly hostname: string };
  /** How much the clock of the browser is ahead of the server's. */
  readonly clockAheadMs: number;
}

type Found = Omit<DoctorCheck, "id" | "title">;

/** More than any network needs: the clocks differ. */
const CLOCK_MS = 30_000;

/** What holds between a browser and the server. */
export const browserFindings = (facts: BrowserFacts): readonly DoctorCheck[] => [
  { id: "browser-websocket", title: "SIP over WebSocket from here", ...socketFound(facts) },
  { id: "browser-certificate", title: "Certificate", ...certificateFound(facts) },
  { id: "browser-origin", title: "Origins of pages", ...originFound(facts) },
  { id: "browser-clock", title: "Clock", ...clockFound(facts) },
];

const pass = (detail: string): Found => ({ status: "pass", detail, remedy: null });
const warn = (detail: string, remedy: string): Found => ({ status: "warn", detail, remedy });
const fails = (detail: string, remedy: string): Found => ({ status: "fail", detail, remedy });

function socketFound({ endpoints, probe, page }: BrowserFacts): Found {
  if (!endpoints.webSocket) return pass("It is switched off.");
  if (endpoints.handshakeCredentials || probe === undefined)
    return warn(
      "Not tried: the handshake itself asks for the credentials of a user.",
      "Sign in with a softphone in a browser to try it.",
    );
  switch (probe.kind) {
    case "answered":
      return pass(`A handshake worked, and a keep-alive took ${Math.round(probe.roundTripMs)} ms.`);
    case "refused":
      return fails(
        "Pages of this server are read, but the handshake was refused.",
        `A reverse proxy in front has to pass the upgrade and the Host field on; or allow the origin ${page.origin} under webSocket.allowedOrigins. The server's log says which.`,
      );
    case "silent":
      return fails(
        "Nothing came back in time.",
        "Something between this browser and the server holds WebSockets up: look at proxies and firewalls.",
      );
  }
}

function certificateFound({ page }: BrowserFacts): Found {
  if (page.origin.startsWith("https:"))
    return pass("This browser believes it; what passes between here and the server is encrypted.");
  if (isOwnComputer(page.hostname)) return pass("None is needed: the server is on this computer.");
  return warn(
    "There is none: everybody on the way reads what passes between here and the server.",
    "Get a certificate: by ACME, from files, or at a proxy in front (docs/operations/tls.md).",
  );
}

function originFound({ endpoints, page }: BrowserFacts): Found {
  const others = endpoints.allowedOrigins.filter((origin) => origin !== page.origin);
  if (others.includes("*"))
    return warn(
      "Pages of every origin may connect from a browser.",
      "Name those that have to, under webSocket.allowedOrigins.",
    );
  if (others.length === 0) return pass(`Pages of this server alone, such as ${page.origin}, may connect.`);
  return pass(`Pages of this server and of ${others.join(", ")} may connect.`);
}

function clockFound({ clockAheadMs }: BrowserFacts): Found {
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
  if (Math.abs(clockAheadMs) <= CLOCK_MS) return pass("It agrees with the server's.");
  return warn(
    `This computer's clock is ${seconds} s ${clockAheadMs > 0 ? "ahead of" : "behind"} the server's: times are shown wrong.`,
    "Let both take the time from the network.",
  );
}
