import { latinOctets, latinText } from "../octets-text";
import { skimHead } from "../skimmed-head";
import { withoutSecrets } from "./secrets";
import { structureOnly } from "./structure";

/** How much of a message is shown: never secrets; content, or structure only. */
export type Sight = "content" | "structure";

/** The message as somebody may see it. Of the same length, so that Content-Length and places stay true. */
export function redacted(octets: Uint8Array, sight: Sight): Uint8Array {
  const text = latinText(octets);
  const { bodyStart } = skimHead(octets);
  const open = withoutSecrets(text, bodyStart ?? text.length);
  return latinOctets(sight === "content" ? open : structureOnly(open, bodyStart));
}
