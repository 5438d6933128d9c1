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
export { attributeContentValue, isAttributeContent } from "./edit/attribute-value";
export type { Edit } from "./edit/edit";
export { addAttribute, removeAttribute, replaceAttributeValue } from "./edit/edit-attribute";
export {
  appendChild,
  insertAfter,
  insertBefore,
  qualifiedName,
  removeElement,
  replaceElement,
} from "./edit/edit-element";
export { editedDocument } from "./edit/edited-document";
export { elementText, parseFragment } from "./edit/fragment";
export { heldTexts } from "./edit/held-texts";
export { passedLimit } from "./edit/passed-limit";
export type { XmlError } from "./error";
export { escapeAttribute, escapeText } from "./escape";
export { indented } from "./indented";
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
export {
  applyPatch,
  DEFAULT_PATCH_EFFORT,
  diffDocuments,
  diffFormatError,
  diffParsed,
  type IdOf,
  type OperationPlace,
  type OuterName,
  outerNames,
  PATCH_ERROR_CONDITIONS,
  PATCH_OPS_ERROR,
  PATCH_OPS_ERROR_TYPE,
  type PatchDirective,
  type PatchError,
  type PatchErrorCondition,
  type PatchOperation,
  type PatchOptions,
  patchErrorDocument,
  readPatchOperation,
  writePatchOperation,
} from "./patch";
export { XML_SAYINGS } from "./sayings";
export { bindingsOf, lookupNamespace, outerScope, XML_NAMESPACE } from "./scope";
export { type NamespaceBindings, type SerializeOptions, serializeElement } from "./serialize";
