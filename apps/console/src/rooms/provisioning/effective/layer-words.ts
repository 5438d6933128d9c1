import type { ProfileStatement } from "@porchlight/admin-api";
import { shortUri, visibleText } from "@porchlight/ui";

/** Who says a value, in words. */
export function layerWords({ layer, name }: Pick<ProfileStatement, "layer" | "name">): string {
  const shown = visibleText(name);
  switch (layer) {
    case "built-in":
      return "the server's default";
    case "everybody":
      return "everybody";
    case "domain":
      return `the domain ${shown}`;
    case "group":
      return `the group ${shown}`;
    case "user":
      return `the user ${shortUri(shown)}`;
    case "device":
      return `the device ${shown}`;
  }
}
