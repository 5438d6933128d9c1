import { fail, ok, type Result } from "@porchlight/kernel";
import type { DeclaredNames, ElementChange, SchemaFault, SchemaName, SchemaValidator } from "@porchlight/xdm";
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import { faultSaying } from "./faults/fault-saying";
import { say } from "./faults/sayings";
import { ROOTS, SCHEMAS } from "./schema-set";
import { elementNames, schemaDocument } from "./schema-source";
import { XML_ATTRIBUTES } from "./schemas/xml";
import { changeTree } from "./trees/change-tree";
import { KeptTrees } from "./trees/kept-trees";

/** Nothing from outside the text, and no size limit of the library's own: ours come first. */
const PARSE_OPTIONS = {
  option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE,
} as const;

/** Octets that a UTF-16 code unit can become in UTF-8. */
const MOST_OCTETS = 3;

/** XML Schema validation by libxml2. All schemas are compiled into one, once, from memory. */
export class LibxmlSchemaValidator implements SchemaValidator {
  readonly namespaces = SCHEMAS.map(({ namespace }) => namespace).sort();
  readonly #validator = compile();
  readonly #declared = declaredNames();
  readonly #trees = new KeptTrees();
  readonly #encoder = new TextEncoder();
  #octets = new Uint8Array(65_536);

  validate(schema: SchemaName, text: string, change?: ElementChange): Result<void, SchemaFault> {
    // What does not pass is read as a whole: the lines of a changed tree are not those of the text.
    const tree = change === undefined ? undefined : this.#changedTree(change);
    if (tree !== undefined && this.#passes(schema, text, tree).ok) return ok(undefined);
    return faultOf(() => this.#passes(schema, text, this.#read(text)));
  }

  /** A buffer is kept for the octets: a new one for every long text would cost as much as filling it. */
  #read(text: string): XmlDocument {
    if (this.#octets.length < text.length * MOST_OCTETS)
      this.#octets = new Uint8Array(text.length * MOST_OCTETS);
    const { written } = this.#encoder.encodeInto(text, this.#octets);
    return XmlDocument.fromBuffer(this.#octets.subarray(0, written), PARSE_OPTIONS);
  }

  /** Validates a tree, and keeps it for the next change when it is valid. */
  #passes(schema: SchemaName, text: string, tree: XmlDocument): Result<void, SchemaFault> {
    const misplaced = rootFault(schema, tree);
    const result =
      misplaced === undefined ? faultOf(() => ok(this.#validator.validate(tree))) : fail(misplaced);
    if (result.ok) this.#trees.keep(text, tree);
    else tree.dispose();
    return result;
  }

  #changedTree(change: ElementChange): XmlDocument | undefined {
    const tree = this.#trees.take(change.before.source);
    if (tree === undefined || changeTree(tree, change)) return tree;
    tree.dispose();
    return undefined;
  }

  declared(namespace: string): DeclaredNames | undefined {
    return this.#declared.get(namespace);
  }
}

function rootFault(schema: SchemaName, { root }: XmlDocument): SchemaFault | undefined {
  const { namespace, localNames } = ROOTS[schema];
  if (root.namespaceUri === namespace && localNames.includes(root.name)) return undefined;
  return { what: say("has-another-root", { name: localNames[0] ?? "" }), line: root.line };
}

/** What the library throws for a text that is not valid becomes a value; anything else is a fault. */
function faultOf(run: () => Result<void, SchemaFault>): Result<void, SchemaFault> {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const [detail] = error.details;
    return fail({ what: faultSaying((detail?.message ?? error.message).trim()), line: detail?.line ?? 0 });
  }
}

const locate = (namespace: string): string => `schemas:/${encodeURIComponent(namespace)}.xsd`;

/**
 * The input provider lives only while the schemas are compiled: a document that names a schema location later finds
 * nothing behind any address.
 */
function compile(): XsdValidator {
  const encoder = new TextEncoder();
  const sources = [XML_ATTRIBUTES, ...SCHEMAS];
  const files = sources.map((source) => [
    locate(source.namespace),
    encoder.encode(schemaDocument(source, locate)),
  ]);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  const imports = sources.map(
    ({ namespace }) => `<xs:import namespace="${namespace}" schemaLocation="${locate(namespace)}"/>`,
  );
  const all = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`;
  const document = XmlDocument.fromBuffer(encoder.encode(all), { url: "schemas:/all.xsd" });
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
    xmlCleanupInputProvider();
  }
}

function declaredNames(): ReadonlyMap<string, DeclaredNames> {
  const entries = SCHEMAS.map(
    (source) =>
      [
        source.namespace,
        { elements: elementNames(source), attributes: new Set(source.attributes ?? []) },
      ] as const,
  );
  return new Map(entries);
}
