import type { InstanceCopy } from "@porchlight/documents";
import type { RemoteContent } from "./remote-content";

/** How a resource of a list of another domain stands, as its server said. */
export type MemberStanding =
  | { readonly state: "unknown" }
  | { readonly state: "pending"; readonly instance: string }
  | { readonly state: "active"; readonly instance: string; readonly content: RemoteContent }
  | { readonly state: "terminated"; readonly instance: string; readonly reason: string };

type Instances = readonly InstanceCopy<RemoteContent>[];

/** What is alive counts before what has ended: the notifier tells of that once (RFC 4662 section 5.5). */
export function standingOf(instances: Instances): MemberStanding {
  const [first = unknown] = instances.map(ofInstance).sort((one, other) => rankOf(one) - rankOf(other));
  return first;
}

const unknown: MemberStanding = { state: "unknown" };

function ofInstance(instance: Instances[number]): MemberStanding {
  const { body, id } = instance;
  switch (instance.state) {
    case "active":
      return body === undefined || body.kind === "unusable"
        ? unknown
        : { state: "active", instance: id, content: body };
    case "pending":
      return { state: "pending", instance: id };
    case "terminated":
      return { state: "terminated", instance: id, reason: instance.reason || "deactivated" };
  }
}

const order: readonly MemberStanding["state"][] = ["active", "pending", "terminated", "unknown"];

const rankOf = ({ state }: MemberStanding): number => order.indexOf(state);
