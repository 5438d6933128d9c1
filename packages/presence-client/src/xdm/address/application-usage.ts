import type { XmlElement } from "@porchlight/xml";
import { whyNotLists } from "./list-constraints";

/** What a client has to know of an application usage (RFC 4825 §5). */
export interface ApplicationUsage {
  readonly auid: string;
  /** MIME type of its documents. */
  readonly contentType: string;
  /** Default document namespace: that of element steps without another one. */
  readonly namespace: string;
  /** Why a document would have to be refused by the constraints of the usage; undefined when nothing is to be seen. */
  readonly whyNot?: ((root: XmlElement) => string | undefined) | undefined;
}

const COMMON_POLICY = "urn:ietf:params:xml:ns:common-policy";
const RULES_TYPE = "application/auth-policy+xml";

/** The usages of presence and its lists, by their AUID. */
export const usages = {
  /** RFC 4826 §3. */
  "resource-lists": usage(
    "resource-lists",
    "application/resource-lists+xml",
    "urn:ietf:params:xml:ns:resource-lists",
    whyNotLists,
  ),
  /** RFC 4826 §4. */
  "rls-services": usage(
    "rls-services",
    "application/rls-services+xml",
    "urn:ietf:params:xml:ns:rls-services",
  ),
  /** RFC 5025 §9. */
  "pres-rules": usage("pres-rules", RULES_TYPE, "urn:ietf:params:xml:ns:pres-rules"),
  "org.openmobilealliance.pres-rules": usage("org.openmobilealliance.pres-rules", RULES_TYPE, COMMON_POLICY),
  /** RFC 4827. */
  "pidf-manipulation": usage("pidf-manipulation", "application/pidf+xml", "urn:ietf:params:xml:ns:pidf"),
  "org.openmobilealliance.group-usage-list": usage(
    "org.openmobilealliance.group-usage-list",
    "application/vnd.oma.group-usage-list+xml",
    "urn:ietf:params:xml:ns:resource-lists",
    whyNotLists,
  ),
  "org.openmobilealliance.user-profile": usage(
    "org.openmobilealliance.user-profile",
    "application/vnd.oma.user-profile+xml",
    "urn:oma:xml:xdm:user-profile",
  ),
  "org.openmobilealliance.pres-content": usage(
    "org.openmobilealliance.pres-content",
    "application/vnd.oma.pres-content+xml",
    "urn:oma:xml:prs:pres-content",
  ),
  "org.openmobilealliance.xcap-directory": usage(
    "org.openmobilealliance.xcap-directory",
    "application/vnd.oma.xcap-directory+xml",
    "urn:oma:xml:xdm:xcap-directory",
  ),
  /** RFC 4825 §12. */
  "xcap-caps": usage("xcap-caps", "application/xcap-caps+xml", "urn:ietf:params:xml:ns:xcap-caps"),
} as const satisfies Readonly<Record<string, ApplicationUsage>>;

function usage(
  auid: string,
  contentType: string,
  namespace: string,
  whyNot?: ApplicationUsage["whyNot"],
): ApplicationUsage {
  return { auid, contentType, namespace, whyNot };
}
