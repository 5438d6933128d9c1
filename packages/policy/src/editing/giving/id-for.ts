import { permissionsKey } from "../../permissions/grants";
import { permissionsOf } from "../../permissions/permissions-of";
import type { WishedGrant } from "../grant";
import { SHOWN } from "../shown";
import type { Subject } from "../subject";

/** A readable id of a rule that is written for somebody. */
export function idFor(subject: Subject, { handling, transformations }: WishedGrant): string {
  if (subject.kind === "domain") return "colleagues";
  switch (handling) {
    case "block":
      return "blocked";
    case "confirm":
      return "ask_first";
    case "polite-block":
      return "polite_block";
    case "allow":
      return idByShown(subject.uri, permissionsKey(permissionsOf(transformations)));
  }
}

function idByShown(uri: string, key: string): string {
  const named = (["everything", "availability"] as const).find(
    (name) => permissionsKey(permissionsOf(SHOWN[name])) === key,
  );
  return named === undefined ? `sees_parts_${/^[^:]*:([^@;?]*)/.exec(uri)?.[1] ?? ""}` : `sees_${named}`;
}
