import { fail, ok, type Result } from "@porchlight/kernel";
import {
  attributeOf,
  childElements,
  diffFormatError,
  escapeAttribute,
  isNamed,
  type PatchError,
  type PatchOperation,
  parseXml,
  readPatchOperation,
  type XmlElement,
} from "@porchlight/xml";
import { PIDF } from "../namespaces";
import { XML_DECLARATION } from "../presence/write-presence";
import { PIDF_DIFF, type PidfDiff } from "./pidf-diff";
import { attributesBut } from "./write-pidf-diff";

/** Reads a partial presence document. */
export function readPidfDiff(source: string | Uint8Array): Result<PidfDiff, PatchError> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(diffFormatError(xml.error));
  const { root } = xml.value;
  const version = versionOf(root);
  if (!version.ok) return version;
  if (isNamed(root, PIDF_DIFF, "pidf-full"))
    return ok({ kind: "full", version: version.value, presence: presenceOf(root) });
  if (!isNamed(root, PIDF_DIFF, "pidf-diff"))
    return fail(badFormat("the root is neither <pidf-full> nor <pidf-diff>"));
  const operations = readOperations(root);
  if (!operations.ok) return operations;
  const entity = attributeOf(root, "entity");
  return ok({ kind: "diff", version: version.value, entity, operations: operations.value });
}

function readOperations(root: XmlElement): Result<readonly PatchOperation[], PatchError> {
  const operations: PatchOperation[] = [];
  for (const child of childElements(root)) {
    if (child.namespace !== PIDF_DIFF) return fail(badFormat(`<${child.localName}> is no operation`));
    const operation = readPatchOperation(child);
    if (!operation.ok) return operation;
    operations.push(operation.value);
  }
  return ok(operations);
}

function versionOf(root: XmlElement): Result<number | undefined, PatchError> {
  const text = attributeOf(root, "version")?.trim();
  if (text === undefined) return ok(undefined);
  return /^\d{1,10}$/.test(text) ? ok(Number(text)) : fail(badFormat("the version is no number"));
}

const badFormat = (phrase: string): PatchError => ({ condition: "invalid-diff-format", phrase });

/** The presence document a `pidf-full` stands for: another root, all else as it is. */
function presenceOf(root: XmlElement): string {
  const bindings = new Map(root.declarations.map(({ prefix, uri }) => [prefix, uri] as const));
  const prefix = [...bindings].find(([, uri]) => uri === PIDF)?.[0] ?? freePrefix(bindings);
  const name = prefix === "" ? "presence" : `${prefix}:presence`;
  const declared = [...bindings, ...(bindings.has(prefix) ? [] : [[prefix, PIDF] as const])]
    .filter(([, uri]) => uri !== PIDF_DIFF)
    .map(([each, uri]) => ` xmlns${each === "" ? "" : `:${each}`}="${escapeAttribute(uri)}"`);
  const content = root.source.slice(root.contentStart, root.contentEnd);
  return `${XML_DECLARATION}\n<${name}${declared.join("")}${attributesBut("version", root)}>${content}</${name}>`;
}

function freePrefix(bindings: ReadonlyMap<string, string>): string {
  if (!bindings.has("")) return "";
  let prefix = "pidf";
  while (bindings.has(prefix)) prefix += "x";
  return prefix;
}
