import {
  escapeAttribute,
  escapeText,
  type NamespaceBindings,
  type PatchOperation,
  serializeElement,
  writePatchOperation,
} from "@porchlight/xml";
import { takenBindings } from "./taken-bindings";
import {
  type DocumentEntry,
  type ElementEntry,
  XCAP_DIFF,
  type XcapDiff,
  type XcapDiffEntry,
} from "./xcap-diff";

/**
 * The document as text. Prefixes of patches and elements stay as they are: a binding all of them agree on is declared at
 * the root, any other where it is used.
 */
export function writeXcapDiff({ xcapRoot, entries }: XcapDiff): string {
  const used = entries.flatMap(bindingsUsed);
  const prefix = used.length === 0 ? "" : freePrefix(used);
  const inScope = new Map([...agreed(used), [prefix, XCAP_DIFF] as const]);
  const writer: EntryWriter = { prefix, inScope };
  const name = qualified(prefix, "xcap-diff");
  const open = `<${name}${declarations(inScope, new Map())} xcap-root="${escapeAttribute(xcapRoot)}"`;
  if (entries.length === 0) return `${open}/>`;
  return `${open}>${entries.map((entry) => writeEntry(writer, entry)).join("")}</${name}>`;
}

interface EntryWriter {
  readonly prefix: string;
  readonly inScope: NamespaceBindings;
}

function writeEntry(writer: EntryWriter, entry: XcapDiffEntry): string {
  switch (entry.kind) {
    case "document":
      return tag(writer, "document", documentAttributes(entry), documentContent(writer, entry));
    case "element":
      return writeElement(writer, entry);
    case "attribute":
      return tag(writer, "attribute", attributes(existence(entry)), escapeText(entry.value ?? ""));
  }
}

const documentAttributes = ({ sel, previousEtag, newEtag }: DocumentEntry): string =>
  attributes({ sel, "previous-etag": previousEtag, "new-etag": newEtag });

function documentContent(writer: EntryWriter, { change }: DocumentEntry): string {
  if (change === undefined) return "";
  if (change.kind === "body-not-changed") return `<${qualified(writer.prefix, "body-not-changed")}/>`;
  return change.operations.map((operation) => writePatchOperation(operation, writer)).join("");
}

function writeElement(writer: EntryWriter, entry: ElementEntry): string {
  const own = attributes(existence(entry));
  if (entry.content === undefined) return tag(writer, "element", own, "");
  const taken = takenBindings(entry.content);
  const inside = new Map([...writer.inScope, ...taken]);
  const declared = declarations(taken, writer.inScope);
  return tag(writer, "element", declared + own, serializeElement(entry.content, { inScope: inside }));
}

const existence = ({
  sel,
  exists,
}: {
  sel: string;
  exists: boolean;
}): Record<string, string | undefined> => ({
  sel,
  exists: exists ? undefined : "0",
});

function tag({ prefix }: EntryWriter, localName: string, own: string, content: string): string {
  const name = qualified(prefix, localName);
  return content === "" ? `<${name}${own}/>` : `<${name}${own}>${content}</${name}>`;
}

/** One map for each patch operation and each element shown. */
function bindingsUsed(entry: XcapDiffEntry): NamespaceBindings[] {
  if (entry.kind === "element") return entry.content === undefined ? [] : [takenBindings(entry.content)];
  if (entry.kind === "attribute" || entry.change?.kind !== "patch") return [];
  return entry.change.operations.map((operation: PatchOperation) => operation.namespaces);
}

/** Bindings that nobody contradicts. */
function agreed(used: readonly NamespaceBindings[]): Map<string, string> {
  const bindings = new Map<string, string>();
  const disputed = new Set<string>(["xml"]);
  for (const each of used) {
    for (const [prefix, uri] of each) {
      if ((bindings.get(prefix) ?? uri) !== uri) disputed.add(prefix);
      bindings.set(prefix, uri);
    }
  }
  for (const prefix of disputed) bindings.delete(prefix);
  if (bindings.get("") === "") bindings.delete("");
  return bindings;
}

function freePrefix(used: readonly NamespaceBindings[]): string {
  let prefix = "d";
  for (let count = 1; used.some((each) => each.has(prefix)); count += 1) prefix = `d${count}`;
  return prefix;
}

function declarations(bindings: NamespaceBindings, inScope: NamespaceBindings): string {
  let text = "";
  for (const [prefix, uri] of bindings) {
    if ((inScope.get(prefix) ?? "") !== uri) {
      text += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`;
    }
  }
  return text;
}

function attributes(values: Record<string, string | undefined>): string {
  let text = "";
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  return text;
}

const qualified = (prefix: string, localName: string): string =>
  prefix === "" ? localName : `${prefix}:${localName}`;
