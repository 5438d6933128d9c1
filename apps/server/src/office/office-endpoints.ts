import type { OfficeEndpoints } from "../admin/ports/endpoints";
import type { Config } from "../config";
import { LocalAddresses } from "../listeners/addresses";
import type { SipPorts } from "../listeners/listeners";

type EndpointSettings = Pick<
  Config,
  "listen" | "advertisedAddress" | "transports" | "webSocket" | "modules" | "digest"
>;

/** What clients have to know of the settings and the open ports. */
export function officeEndpoints(config: EndpointSettings, ports: SipPorts): OfficeEndpoints {
  const { listen, advertisedAddress, transports, webSocket, modules, digest } = config;
  return {
    hosts: new LocalAddresses(listen, advertisedAddress).fromOutside(),
    ports,
    webSocket: transports.webSocket,
    handshakeCredentials: webSocket.handshakeCredentials !== "none",
    allowedOrigins: webSocket.allowedOrigins,
    registrar: modules.registrar,
    digestAlgorithms: digest.order,
  };
}
