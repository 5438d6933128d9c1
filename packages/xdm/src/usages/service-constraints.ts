import {
  attributeOf,
  childElements,
  childOf,
  textOf,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import type { UsageRefusal } from "../application-usage";
import type { DocumentKey } from "../document-key";
import { elementLocation } from "../node-selector/write-node-selector";
import { say } from "../sayings";
import type { UsageContext } from "../usage-context";
import { RLS_SERVICES } from "./namespaces";
import { constraintFailure, refuse } from "./refusal";
import { isHttpUri, referencedDocument } from "./xcap-reference";

/** What RFC 4826 sections 4.1 and 4.4.5 ask of the URIs of services; only texts are looked at. */
export function serviceConstraints(
  { root }: XmlDocument,
  key: DocumentKey,
  context: UsageContext,
): UsageRefusal | undefined {
  for (const service of childElements(root)) {
    const refusal = serviceUri(root, service, key, context) ?? resourceList(service, key, context);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const SIP_URI = /^sips?:(?:[^@;?\s]+@)?([^@:;?\s]+)(?::[0-9]+)?(?:[;?]\S*)?$/i;

function serviceUri(
  root: XmlElement,
  service: XmlElement,
  key: DocumentKey,
  context: UsageContext,
): UsageRefusal | undefined {
  const uri = attributeOf(service, "uri") ?? "";
  const domain = SIP_URI.exec(uri)?.[1]?.toLowerCase();
  if (domain === undefined) return constraintFailure(say("service-no-sip-uri"));
  if (!context.servesDomain(domain)) return constraintFailure(say("service-foreign-domain"));
  const template = context.settings.serviceUriTemplate;
  if (template === undefined || templatePattern(template, key.xui).test(uri)) return undefined;
  const value = template.replaceAll("<xui>", key.xui).replaceAll("<id>", serviceName(uri));
  return refuse({
    kind: "local-constraint-failure",
    phrase: say("service-off-template"),
    alternatives: [{ field: elementLocation([root, service], RLS_SERVICES, "uri"), value }],
  });
}

function templatePattern(template: string, xui: string): RegExp {
  const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const parts = template.replaceAll("<xui>", xui).split("<id>");
  return new RegExp(`^${parts.map(literal).join("[^;?@<>]+")}$`);
}

/** What stands for `<id>` in the offered URI: the user part of the one that was sent. */
const serviceName = (uri: string): string => /^sips?:([^@;?]+)@/i.exec(uri)?.[1] ?? "list";

function resourceList(
  service: XmlElement,
  key: DocumentKey,
  context: UsageContext,
): UsageRefusal | undefined {
  const reference = childOf(service, RLS_SERVICES, "resource-list");
  if (reference === undefined) return undefined;
  const uri = textOf(reference).trim();
  if (!isHttpUri(uri)) return constraintFailure(say("resource-list-no-http-uri"));
  const target = referencedDocument(uri, context);
  if (target === undefined) return constraintFailure(say("resource-list-outside"));
  if (target.auid !== "resource-lists") return constraintFailure(say("resource-list-other-usage"));
  const own = target.tree === "users" && target.xui === key.xui;
  return own || key.tree !== "users" ? undefined : constraintFailure(say("resource-list-of-another"));
}
