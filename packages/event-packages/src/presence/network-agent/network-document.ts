import { DATA_MODEL, OMA_PRESENCE, PIDF, usualName, writePresence } from "@porchlight/documents";
import { element, type XmlElement } from "@porchlight/xml";

/** A device as the network sees it: attached, or just gone. */
export interface NetworkDevice {
  /** URN of the device. */
  readonly deviceId: string;
  readonly state: "active" | "terminated";
  /** Names of the networks, such as `sip-ws`, each once. */
  readonly networks: readonly string[];
}

export interface NetworkFacts {
  /** Some contact is registered. */
  readonly isRegistered: boolean;
  readonly devices: readonly NetworkDevice[];
}

/**
 * The presence document of what the network knows of a presentity: a service that is registered, and devices that are
 * attached. Never `basic`: whether somebody can be reached is not for the network to say (core.md section 7).
 */
export const networkDocument = (presentity: string, { isRegistered, devices }: NetworkFacts): string =>
  writePresence({
    entity: presentity,
    tuples: isRegistered ? [{ element: registration() }] : [],
    persons: [],
    devices: devices.map((device) => ({ element: attachment(device) })),
    notes: [],
    extensions: [],
  });

/** Its own service, so that it is never taken for one that somebody publishes. */
const SERVICE = { id: "org.porchlight:registration", version: "1.0" };

const registration = (): XmlElement =>
  named(PIDF, "tuple", { id: "registration" }, [
    named(PIDF, "status"),
    named(OMA_PRESENCE, "registration-state", {}, ["active"]),
    named(OMA_PRESENCE, "service-description", {}, [
      named(OMA_PRESENCE, "service-id", {}, [SERVICE.id]),
      named(OMA_PRESENCE, "version", {}, [SERVICE.version]),
    ]),
  ]);

const attachment = ({ deviceId, networks, state }: NetworkDevice): XmlElement =>
  named(DATA_MODEL, "device", { id: occurrenceId(deviceId) }, [
    named(
      OMA_PRESENCE,
      "network-availability",
      {},
      networks.map((id) => named(OMA_PRESENCE, "network", { id }, [named(OMA_PRESENCE, state)])),
    ),
    named(DATA_MODEL, "deviceID", {}, [deviceId]),
  ]);

/** The same as long as the device is known. */
const occurrenceId = (deviceId: string): string => `device-${deviceId.replace(/[^A-Za-z0-9]+/g, "-")}`;

const named = (
  namespace: string,
  localName: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement => element(usualName(namespace, localName), namespace, attributes, children);
