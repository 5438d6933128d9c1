import { attributeOf, childElements, childOf, isNamed, textOf, type XmlElement } from "@porchlight/xml";
import { SHARING } from "../namespaces";
import { RLS_SERVICES, type RlsService, type ServiceList } from "./rls-services";

/** The services of a document, in order; none when it is another document. What is no service is passed over. */
export function readServices(root: XmlElement): readonly RlsService[] {
  if (!isNamed(root, RLS_SERVICES, "rls-services")) return [];
  return childElements(root)
    .filter((child) => isNamed(child, RLS_SERVICES, "service"))
    .flatMap(serviceOf);
}

function serviceOf(element: XmlElement): RlsService[] {
  const uri = attributeOf(element, "uri")?.trim() ?? "";
  const list = listOf(element);
  if (uri === "" || list === undefined) return [];
  return [{ uri, packages: packagesOf(element), sharedWith: sharersOf(element), list }];
}

function listOf(service: XmlElement): ServiceList | undefined {
  const element = childOf(service, RLS_SERVICES, "list");
  if (element !== undefined) return { kind: "inline", element };
  const reference = childOf(service, RLS_SERVICES, "resource-list");
  return reference === undefined ? undefined : { kind: "reference", uri: textOf(reference).trim() };
}

function packagesOf(service: XmlElement): readonly string[] | undefined {
  const packages = childOf(service, RLS_SERVICES, "packages");
  if (packages === undefined) return undefined;
  return childElements(packages)
    .filter((child) => isNamed(child, RLS_SERVICES, "package"))
    .map((child) => textOf(child).trim());
}

function sharersOf(service: XmlElement): readonly string[] {
  const shared = childOf(service, SHARING, "shared-with");
  if (shared === undefined) return [];
  return childElements(shared)
    .filter((child) => isNamed(child, SHARING, "user"))
    .map((child) => attributeOf(child, "uri")?.trim() ?? "")
    .filter((uri) => uri !== "");
}
