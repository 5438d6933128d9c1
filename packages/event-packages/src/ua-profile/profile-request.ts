import { type Rejection, rejection, type SubscribeTarget } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { ProfileHouse } from "./profile-house";
import { PROFILE_KINDS, type ProfileKind } from "./profile-telling";

/** What is done about devices nothing is provisioned for. */
export type UnknownDevices = "refuse" | "default" | "empty";

export interface ProfileRequestOptions {
  readonly profiles: ProfileHouse;
  readonly unknownDevices: UnknownDevices;
  readonly localNetwork: boolean;
  readonly servesDomain: (domain: string) => boolean;
}

/** The label before the domain of a local network (RFC 6080 section 5.1.4.1). */
const LOCAL_NETWORK = "_sipuaconfig.";

export const PROFILE_TYPE_PARAMETER = "profile-type";

/** The kind of profile asked for; undefined for one that is not known. */
export const profileKind = (text: string | undefined): ProfileKind | undefined =>
  PROFILE_KINDS.find((kind) => kind === text?.toLowerCase());

/** An instance as devices are compared by; empty when it is no URN. */
export const deviceName = (instance: string): string => {
  const name = instance.replace(/^<(.*)>$/, "$1").toLowerCase();
  return name.startsWith("urn:") ? name : "";
};

/**
 * What a SUBSCRIBE asks for (RFC 6080 sections 5.1.4 and 6.6): 404 for a kind that is not served, 403 for what is unknown
 * or somebody else's, which nobody can tell apart.
 */
export function locateProfile(
  target: SubscribeTarget,
  options: ProfileRequestOptions,
): Result<string, Rejection> {
  switch (profileKind(target.parameter(PROFILE_TYPE_PARAMETER))) {
    case "user":
      return locateUser(target);
    case "device":
      return locateDevice(target, options);
    case "local-network":
      return locateNetwork(target, options);
    case undefined:
      return fail(notServed);
  }
}

const notServed = rejection(404, [], "Profile Type Not Served");
const forbidden = rejection(403);

const locateUser = ({ user, host, watcher }: SubscribeTarget): Result<string, Rejection> =>
  user !== undefined && watcher === `sip:${user}@${host}` ? ok(watcher) : fail(forbidden);

/** The user part is the escaped instance of the device; it has to be one of the user who asks. */
function locateDevice(
  { user = "", host, watcher }: SubscribeTarget,
  { profiles, servesDomain, unknownDevices }: ProfileRequestOptions,
): Result<string, Rejection> {
  const device = deviceName(unescaped(user));
  const isKnown = profiles.knowsDevice(watcher, device) || unknownDevices !== "refuse";
  if (device === "" || !servesDomain(host) || !isKnown) return fail(forbidden);
  return ok(`sip:${device.replaceAll(":", "%3a")}@${host}`);
}

function locateNetwork(
  { user, host, watcher }: SubscribeTarget,
  { localNetwork, servesDomain }: ProfileRequestOptions,
): Result<string, Rejection> {
  if (!localNetwork) return fail(notServed);
  const domain = localDomain(host);
  const isOurs = servesDomain(watcher.slice(watcher.lastIndexOf("@") + 1)) || isNobody(watcher);
  const isNetwork = user === undefined && domain !== undefined && servesDomain(domain);
  return isNetwork && isOurs ? ok(`sip:${host}`) : fail(forbidden);
}

/** Requests without identity are let in by trusted networks alone. */
const isNobody = (watcher: string): boolean => watcher.endsWith("@anonymous.invalid");

/** The domain behind the host of a local network. */
export const localDomain = (host: string): string | undefined =>
  host.startsWith(LOCAL_NETWORK) ? host.slice(LOCAL_NETWORK.length) : undefined;

/** The device a resource names; undefined where it names none. */
export function deviceOf(resource: string): string | undefined {
  const name = deviceName(unescaped(resource.slice("sip:".length, resource.lastIndexOf("@"))));
  return name === "" ? undefined : name;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
