import { PARAMETER_NAMES, PARAMETERS } from "../parameters/parameter-table";
import { LONGEST_URI, MOST_ENTRIES, type ParameterType } from "../parameters/parameter-type";
import { HIGHEST_PRIORITY, LABEL, MEMBER, MEMBERS, PROFILE_ROOT } from "./profile-document";

/** The declarations of the XML Schema of profile documents; `t` is their namespace, `xs` XML Schema. */
export function profileDeclarations(): string {
  const parameters = PARAMETER_NAMES.map((name) => declaration(name, PARAMETERS[name].type)).join("");
  return `<xs:element name="${PROFILE_ROOT}"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="${LABEL}" type="xs:string"/>${membersDeclaration}${parameters}<xs:any namespace="##other" processContents="lax"/></xs:choice><xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType></xs:element>`;
}

const membersDeclaration = `<xs:element name="${MEMBERS}"><xs:complexType><xs:sequence><xs:element name="${MEMBER}" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="uri" type="xs:anyURI" use="required"/></xs:complexType></xs:element></xs:sequence><xs:attribute name="priority" default="0"><xs:simpleType><xs:restriction base="xs:nonNegativeInteger"><xs:maxInclusive value="${HIGHEST_PRIORITY}"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>`;

const declaration = (name: string, type: ParameterType): string =>
  `<xs:element name="${name}"><xs:simpleType>${simpleType(type)}</xs:simpleType></xs:element>`;

function simpleType(type: ParameterType): string {
  switch (type.kind) {
    case "integer":
      return bounded("xs:nonNegativeInteger", type);
    case "decimal":
      return bounded("xs:decimal", type);
    case "boolean":
      return '<xs:restriction base="xs:boolean"/>';
    case "choice":
      return restriction(
        "xs:token",
        type.values.map((value) => `<xs:enumeration value="${value}"/>`).join(""),
      );
    case "uri":
      return restriction("xs:anyURI", longest(LONGEST_URI));
    case "uri-list":
      return listOf("xs:anyURI");
    case "text":
      return restriction("xs:token", `<xs:minLength value="1"/>${longest(type.longest)}`);
    case "name-list":
      return listOf("xs:token");
    case "template":
      return restriction("xs:token", longest(LONGEST_URI));
  }
}

const restriction = (base: string, facets: string): string =>
  `<xs:restriction base="${base}">${facets}</xs:restriction>`;

const bounded = (base: string, { least, most }: { least: number; most: number }): string =>
  restriction(base, `<xs:minInclusive value="${least}"/><xs:maxInclusive value="${most}"/>`);

const longest = (length: number): string => `<xs:maxLength value="${length}"/>`;

const listOf = (item: string): string =>
  `<xs:restriction><xs:simpleType><xs:list itemType="${item}"/></xs:simpleType><xs:minLength value="1"/><xs:maxLength value="${MOST_ENTRIES}"/></xs:restriction>`;
