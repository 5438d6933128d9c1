export { SCHEMA_SAYINGS } from "./faults/sayings";
export { LibxmlSchemaValidator } from "./libxml-schema-validator";
