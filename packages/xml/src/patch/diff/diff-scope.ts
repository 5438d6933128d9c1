import type { XmlDocument } from "../../node";
import type { OperationBuilder } from "./operation-builder";

/** What one diff works on. */
export interface DiffScope {
  readonly before: XmlDocument;
  readonly after: XmlDocument;
  readonly builder: OperationBuilder;
  /** Whether a root that changed is replaced and not looked into. */
  readonly rootAsWhole: boolean;
}
