export { type ContentStoreUnderTest, contentStoreConformance } from "./content-store-conformance";
export { ALICE, BOB, content, NOON, named } from "./samples";
