export { attributeOf, childElements, childOf, isElement, isNamed, textOf } from "./access";
export {
  type AttributeValues,
  builtAttribute,
  type ElementChange,
  element,
  rebuild,
  textNode,
} from "./build";
export { canonicalKey, nameKey } from "./canonical";
export { isBlank, isNcName } from "./chars";
export type { XmlError } from "./error";
export { escapeAttribute, escapeText } from "./escape";
export { DEFAULT_LIMITS, type XmlLimits } from "./limits";
export type {
  NamespaceDeclaration,
  NamespaceScope,
  XmlAttribute,
  XmlComment,
  XmlDocument,
  XmlElement,
  XmlNode,
  XmlPi,
  XmlText,
} from "./node";
export { parseXml } from "./parse";
export { bindingsOf, lookupNamespace, outerScope, XML_NAMESPACE } from "./scope";
export { type NamespaceBindings, type SerializeOptions, serializeElement } from "./serialize";
