import type { Say } from "~/words/say";
import type { PhoneTransport } from "./phone-places";

export const PHONES = ["linphone", "baresip", "microsip", "zoiper", "other", "sipjs", "jssip"] as const;

export type PhoneKind = (typeof PHONES)[number];

/** Whom a client belongs to, and where it connects. */
export interface ClientPlace {
  readonly user: string;
  readonly domain: string;
  readonly host: string;
  readonly port: number;
  readonly transport: PhoneTransport;
  readonly webSocket: string;
}

/** One value to type, under the name that the client gives it. */
export interface PhoneValue {
  readonly name: string;
  readonly value: string;
}

export interface PhoneSettings {
  /** Where in the client they are typed. */
  readonly where: string;
  readonly values: readonly PhoneValue[];
  /** A text to put somewhere as it is. */
  readonly text?: string;
  /** Answers only MD5, and reads only the first challenge. */
  readonly knowsOnlyMd5?: boolean;
}

/** Stands for the password, which nobody can read. */
export const PASSWORD = "PASSWORD";

/** Whether it runs in a page and speaks SIP over WebSocket. */
export const isLibrary = (kind: PhoneKind): boolean => kind === "sipjs" || kind === "jssip";

/** Exactly what to type. */
export const phoneSettings = (kind: PhoneKind, place: ClientPlace, say: Say): PhoneSettings =>
  makersOf(say)[kind](place);

const makersOf = (say: Say): Readonly<Record<PhoneKind, (place: ClientPlace) => PhoneSettings>> => ({
  linphone: (place) => ({
    where: say("guide.useASipAccountThenThe"),
    values: [
      { name: "Username", value: place.user },
      { name: say("parts.domain"), value: place.domain },
      { name: say("parts.transport"), value: place.transport.toUpperCase() },
      { name: "SIP server address", value: `<${proxyUri(place)}>` },
      { name: "Outbound proxy", value: `<${proxyUri(place)}>` },
    ],
  }),
  baresip: (place) => ({
    where: say("guide.oneLineInBaresipAccountsWith"),
    values: [],
    text: `<sip:${place.user}@${place.domain};transport=${place.transport}>;auth_user=${place.user};auth_pass=${PASSWORD};outbound="${proxyUri(place)}";regint=600;pubint=120`,
    knowsOnlyMd5: true,
  }),
  microsip: (place) => ({
    where: say("guide.addAccount"),
    values: [
      { name: "SIP server", value: place.domain },
      { name: "SIP proxy", value: hostPort(place) },
      { name: "Username", value: place.user },
      { name: say("parts.domain"), value: place.domain },
      { name: "Login", value: place.user },
      { name: say("parts.transport"), value: place.transport.toUpperCase() },
    ],
  }),
  zoiper: (place) => ({
    where: say("guide.manualConfigurationOfASipAccount"),
    values: [
      { name: "Username", value: place.user },
      { name: say("parts.domain"), value: place.domain },
      { name: "Authentication username", value: place.user },
      { name: "Outbound proxy", value: hostPort(place) },
      { name: say("parts.transport"), value: place.transport.toUpperCase() },
    ],
  }),
  other: (place) => ({
    where: say("guide.namesDifferFromPhoneToPhone"),
    values: [
      { name: say("guide.userName"), value: place.user },
      { name: say("guide.authenticationName"), value: place.user },
      { name: say("guide.domainRealmRegistrar"), value: place.domain },
      { name: "Outbound proxy", value: hostPort(place) },
      { name: say("parts.transport"), value: place.transport.toUpperCase() },
      { name: say("guide.registrationTimeInSeconds"), value: "600" },
    ],
  }),
  sipjs: ({ user, domain, webSocket }) => ({
    where: say("guide.inYourPageWithThePassword"),
    values: [
      { name: "WebSocket", value: webSocket },
      { name: "URI", value: `sip:${user}@${domain}` },
      { name: "authorizationUsername", value: user },
    ],
    text: [
      "const userAgent = new UserAgent({",
      `  uri: UserAgent.makeURI(${text(`sip:${user}@${domain}`)}),`,
      `  authorizationUsername: ${text(user)},`,
      "  authorizationPassword: password,",
      `  transportOptions: { server: ${text(webSocket)} },`,
      "});",
      "await userAgent.start();",
      "await new Registerer(userAgent).register();",
    ].join("\n"),
  }),
  jssip: ({ user, domain, webSocket }) => ({
    where: say("guide.inYourPageWithThePassword"),
    values: [
      { name: "WebSocket", value: webSocket },
      { name: "URI", value: `sip:${user}@${domain}` },
    ],
    text: [
      "const ua = new JsSIP.UA({",
      `  sockets: [new JsSIP.WebSocketInterface(${text(webSocket)})],`,
      `  uri: ${text(`sip:${user}@${domain}`)},`,
      "  password,",
      "});",
      "ua.start();",
    ].join("\n"),
  }),
});

/** RFC 3261 section 19.1.1. */
const proxyUri = (place: ClientPlace): string => `sip:${hostPort(place)};transport=${place.transport}`;

const hostPort = ({ host, port }: ClientPlace): string => `${host}:${port}`;

/** As JavaScript writes it. */
const text = (value: string): string => JSON.stringify(value);
