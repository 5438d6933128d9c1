/** Where clients reach the running server, and how they are asked who they are. */
export interface OfficeEndpoints {
  /** Addresses at which others reach it; none when only its own computer does. */
  readonly hosts: readonly string[];
  /** Ports that are open. */
  readonly ports: { readonly udp?: number; readonly tcp?: number; readonly tls?: number };
  readonly webSocket: boolean;
  readonly handshakeCredentials: boolean;
  readonly allowedOrigins: readonly string[];
  readonly registrar: boolean;
  readonly digestAlgorithms: readonly ("SHA-256" | "MD5")[];
}
