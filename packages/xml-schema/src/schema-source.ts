/** One schema: what it declares for one namespace. In `body` the prefix `t` is that namespace, `xs` XML Schema. */
export interface SchemaSource {
  readonly namespace: string;
  /** Namespaces whose declarations `body` uses, by the prefix it uses for them. */
  readonly imports?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Attributes declared at the top, for elements of other namespaces to carry. */
  readonly attributes?: readonly string[];
}

/** The schema document; `locate` says where the processor finds an imported namespace. */
export function schemaDocument(
  { namespace, imports = {}, body }: SchemaSource,
  locate: (namespace: string) => string,
): string {
  const prefixes = Object.entries(imports).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const imported = Object.values(imports).map(
    (uri) => `<xs:import namespace="${uri}" schemaLocation="${locate(uri)}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${namespace}"${prefixes.join("")} targetNamespace="${namespace}" elementFormDefault="qualified" attributeFormDefault="unqualified">${imported.join("")}${body}</xs:schema>`;
}

/** Names of all elements a schema declares, global and local. */
export const elementNames = ({ body }: SchemaSource): ReadonlySet<string> =>
  new Set([...body.matchAll(/<xs:element name="([^"]+)"/g)].map(([, name = ""]) => name));
