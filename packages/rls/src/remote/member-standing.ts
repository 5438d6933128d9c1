import type { InstanceCopy } from "@porchlight/documents";
import type { RenderedBody } from "@porchlight/event-notifier";
import type { RemoteContent, RemoteCopy } from "./remote-content";
import type { RemoteView } from "./remote-view";

/** How one instance of a resource of a list of another domain stands, as its server said (RFC 4662 section 5.5). */
export type MemberStanding =
  | { readonly state: "pending"; readonly instance: string }
  | { readonly state: "active"; readonly instance: string; readonly content: MemberContent }
  | { readonly state: "terminated"; readonly instance: string; readonly reason: string };

export type MemberContent =
  | { readonly kind: "document"; readonly body: RenderedBody }
  | { readonly kind: "list"; readonly view: RemoteView };

/** Shows a list in the list; undefined where it is left out. */
export type ViewCopy = (copy: RemoteCopy) => RemoteView | undefined;

type Instance = InstanceCopy<RemoteContent>;

/** What is alive first. What is left out of the list, or cannot be used, is as if it had not been told. */
export const standingsOf = (instances: readonly Instance[], view: ViewCopy): readonly MemberStanding[] =>
  instances
    .flatMap((instance) => standingOf(instance, view) ?? [])
    .sort((one, other) => rankOf(one) - rankOf(other));

function standingOf({ body, id, ...instance }: Instance, view: ViewCopy): MemberStanding | undefined {
  switch (instance.state) {
    case "active": {
      const content = body && contentOf(body, view);
      return content && { state: "active", instance: id, content };
    }
    case "pending":
      return { state: "pending", instance: id };
    case "terminated":
      return { state: "terminated", instance: id, reason: instance.reason || "deactivated" };
  }
}

function contentOf(content: RemoteContent, viewCopy: ViewCopy): MemberContent | undefined {
  switch (content.kind) {
    case "document":
      return content;
    case "list": {
      const view = viewCopy(content.copy);
      return view && { kind: "list", view };
    }
    case "unusable":
      return undefined;
  }
}

const order: readonly MemberStanding["state"][] = ["active", "pending", "terminated"];

const rankOf = ({ state }: MemberStanding): number => order.indexOf(state);
