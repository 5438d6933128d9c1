export { LibxmlSchemaValidator } from "./libxml-schema-validator";
