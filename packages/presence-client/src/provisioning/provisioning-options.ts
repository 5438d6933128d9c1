import type { ClientStorage } from "../support/client-storage";

/** How a client asks for what it is provisioned with (RFC 6080). */
export interface ProvisioningOptions {
  /** How the client introduces itself: a domain name of its maker, its name, and its version. */
  readonly vendor: string;
  readonly model: string;
  readonly version: string;
  /** Keeps the last good profile, for when the server is away. `localStorage` outlives the page, as this should. */
  readonly storage?: ClientStorage;
  /** The XCAP root, `https://office.test/xcap-root`: profiles may then be told by reference to it. */
  readonly root?: string;
}
