import { fail, ok, type Result } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  isNamed,
  parseXml,
  textOf,
  XML_NAMESPACE,
  type XmlElement,
} from "@porchlight/xml";
import { given } from "../given";
import { type ListName, RLMI, type RlmiInstance, type RlmiList, type RlmiResource } from "./rlmi";

/**
 * Reads meta-information; the error is one sentence. What the schema lets in beside it is passed over: foreign attributes,
 * elements in an instance (RFC 4662 section 5.1).
 */
export function readRlmi(source: string | Uint8Array): Result<RlmiList, string> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(`${xml.error.kind}: ${xml.error.reason.text}`);
  const { root } = xml.value;
  if (!isNamed(root, RLMI, "list")) return fail("the root element is not <list>");
  const uri = attributeOf(root, "uri")?.trim();
  const version = unsignedInt(attributeOf(root, "version"));
  const isFull = boolean(attributeOf(root, "fullState"));
  if (uri === undefined) return fail("<list> without a uri");
  if (version === undefined) return fail("<list> without a version");
  if (isFull === undefined) return fail("<list> that is neither full nor partial");
  const resources = readResources(root);
  if (!resources.ok) return resources;
  return ok({
    uri,
    version,
    isFull,
    names: namesOf(root),
    ...given("cid", attributeOf(root, "cid")),
    resources: resources.value,
  });
}

function readResources(list: XmlElement): Result<readonly RlmiResource[], string> {
  const resources: RlmiResource[] = [];
  for (const child of named(list, "resource")) {
    const uri = attributeOf(child, "uri")?.trim();
    if (uri === undefined) return fail("<resource> without a uri");
    const instances = readInstances(child);
    if (!instances.ok) return instances;
    resources.push({ uri, names: namesOf(child), instances: instances.value });
  }
  return ok(resources);
}

function readInstances(resource: XmlElement): Result<readonly RlmiInstance[], string> {
  const instances = new Map<string, RlmiInstance>();
  for (const child of named(resource, "instance")) {
    const instance = readInstance(child);
    if (instance === undefined) return fail("<instance> without an id or a state that is known");
    if (instances.has(instance.id)) return fail("two instances of a resource with one id");
    instances.set(instance.id, instance);
  }
  return ok([...instances.values()]);
}

function readInstance(element: XmlElement): RlmiInstance | undefined {
  const id = attributeOf(element, "id");
  const state = attributeOf(element, "state");
  if (id === undefined) return undefined;
  switch (state) {
    case "active":
      return { id, state, cid: attributeOf(element, "cid") ?? "" };
    case "pending":
      return { id, state };
    case "terminated":
      return { id, state, reason: attributeOf(element, "reason") ?? "" };
    default:
      return undefined;
  }
}

const named = (parent: XmlElement, name: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, RLMI, name));

const namesOf = (element: XmlElement): readonly ListName[] =>
  named(element, "name").map((name) => ({
    text: textOf(name),
    ...given("language", attributeOf(name, "lang", XML_NAMESPACE)),
  }));

function unsignedInt(text: string | undefined): number | undefined {
  const digits = /^\s*\+?0*(\d{1,10})\s*$/.exec(text ?? "")?.[1];
  const value = Number(digits);
  return digits === undefined || value > 0xffff_ffff ? undefined : value;
}

function boolean(text: string | undefined): boolean | undefined {
  switch (text?.trim()) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      return undefined;
  }
}
