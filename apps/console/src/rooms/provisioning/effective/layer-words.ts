import type { ProfileStatement } from "@porchlight/admin-api";
import { shortUri, visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** Who says a value, in words. */
export function layerWords({ layer, name }: Pick<ProfileStatement, "layer" | "name">, say: Say): string {
  const shown = visibleText(name);
  switch (layer) {
    case "built-in":
      return say("provisioning.theServersDefault");
    case "everybody":
      return say("provisioning.everybodyLayer");
    case "domain":
      return say("provisioning.theDomainShown", { shown });
    case "group":
      return say("provisioning.theGroupShown", { shown });
    case "user":
      return say("provisioning.theUserUser", { user: shortUri(shown) });
    case "device":
      return say("provisioning.theDeviceShown", { shown });
  }
}
