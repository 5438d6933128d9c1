import { childOf, textOf, type XmlDocument, type XmlElement } from "@porchlight/xml";
import type { ApplicationUsage, NamingRefusal, UsageRefusal } from "../application-usage";
import { defaultAuthorization } from "../decision/authorization";
import type { DocumentKey } from "../document-key";
import { say } from "../sayings";
import type { UsageContext } from "../usage-context";
import { PRES_CONTENT } from "./namespaces";
import { constraintFailure } from "./refusal";

/** OMA Content XDM 1.0: icons and the like, each a document in a folder of its kind. */
export const presContent: ApplicationUsage = {
  auid: "org.openmobilealliance.pres-content",
  defaultNamespace: PRES_CONTENT,
  mimeType: "application/vnd.oma.pres-content+xml",
  schema: "pres-content",
  trees: ["users"],
  subdirectories: true,
  naming: folderAndName,
  // Whoever is shown the reference to a content may read it.
  authorize: (requester, key, access, context) =>
    defaultAuthorization(requester, key, access) ||
    (access === "read" && context.mayReadContent(requester.aor, key)),
  constraints: contentConstraints,
  needs: (_key, access) => (access === "read" ? ["content-visibility"] : []),
};

function folderAndName({ path }: DocumentKey): NamingRefusal | undefined {
  const [folder = "", name, ...deeper] = path.split("/");
  const allowed =
    folder.startsWith("oma_") && name !== undefined && !name.startsWith("oma_") && deeper.length === 0;
  return allowed ? undefined : { kind: "forbidden" };
}

function contentConstraints(
  { root }: XmlDocument,
  _key: DocumentKey,
  { settings }: UsageContext,
): UsageRefusal | undefined {
  if (!settings.contentTypes.includes(part(root, "mime-type").toLowerCase())) {
    return constraintFailure(say("unsupported-mime-type"));
  }
  if (part(root, "encoding").toLowerCase() !== "base64")
    return constraintFailure(say("unsupported-encoding"));
  const octets = base64Octets(part(root, "data"));
  if (octets === undefined) return constraintFailure(say("not-base64"));
  if (octets <= settings.contentOctets) return undefined;
  return constraintFailure(say("size-exceeded", { count: settings.contentOctets }));
}

function part(content: XmlElement, name: string): string {
  const child = childOf(content, PRES_CONTENT, name);
  return child === undefined ? "" : textOf(child).trim();
}

/** Octets behind a base64 text (RFC 4648 section 4), white space left out; undefined when it is none. */
function base64Octets(text: string): number | undefined {
  const compact = text.replace(/[ \t\r\n]+/g, "");
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const padding = compact.endsWith("==") ? 2 : compact.endsWith("=") ? 1 : 0;
  return (compact.length / 4) * 3 - padding;
}
