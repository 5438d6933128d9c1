import { PROFILE_NAMESPACE, profileDeclarations } from "@porchlight/provisioning";
import type { SchemaSource } from "../schema-source";

/** Our own; made of the table of parameters. */
export const PRESENCE_PROFILE: SchemaSource = {
  namespace: PROFILE_NAMESPACE,
  body: profileDeclarations(),
};
