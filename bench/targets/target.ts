/**
 * What a scenario speaks: SIP by the plain event framework, SIP with lists, SIP with partial and conditional notification, SIP whose
 * state outlives the process, XCAP; or it looks at the console.
 */
export type Protocol = "sip" | "sip-lists" | "sparing-sip" | "lasting-sip" | "xcap" | "console";

/** Password of every user of a scenario. */
export const userPassword = "load-test-password";

/** Password of the operator `admin`, where there is a console. */
export const adminPassword = "load-test-operator";

/** What is there before a scenario begins. */
export interface Office {
  readonly users: readonly string[];
  readonly lists: readonly OfficeList[];
}

/** A list of users, for the one that owns it to subscribe to. */
export interface OfficeList {
  readonly owner: string;
  readonly members: readonly string[];
}

/** Address of the list of a user. */
export const listUri = (owner: string, domain: string): string => `sip:${owner}-contacts@${domain}`;

/** A list as a server has it. */
export interface ListService {
  readonly uri: string;
  /** Address of record of who may subscribe to it. */
  readonly owner: string;
  /** URIs. */
  readonly members: readonly string[];
}

export const serviceOf = ({ owner, members }: OfficeList, domain: string): ListService => ({
  uri: listUri(owner, domain),
  owner: `sip:${owner}@${domain}`,
  members: members.map((name) => `sip:${name}@${domain}`),
});

/** The document of a list service (RFC 4826 section 4). */
export function listServices({ uri, members }: ListService): string {
  const entries = members.map((member) => `<rl:entry uri="${member}"/>`).join("");
  return `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${uri}"><list name="all">${entries}</list><packages><package>presence</package></packages></service></rls-services>`;
}

/** A running server under test. */
export interface Target {
  readonly name: string;
  /** WebSocket URL that speaks SIP. */
  readonly url: string;
  /** Without a slash at the end; empty where there is none. */
  readonly xcapRoot: string;
  readonly domain: string;
  /** Root of its process tree; undefined when it is not ours to measure. */
  readonly pid: number | undefined;
  /** Kills it and starts it again; resolves once it is ready. For scenarios of SIP that lasts. */
  restart?(): Promise<void>;
  stop(): Promise<void>;
}

export interface TargetKind {
  readonly name: string;
  readonly speaks: readonly Protocol[];
  isAvailable(): boolean;
  start(office: Office, workFolder: string): Promise<Target>;
}
