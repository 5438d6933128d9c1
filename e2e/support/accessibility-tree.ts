import type { CDPSession, Page } from "@playwright/test";

/** What a screen reader is given of an element. What it is not given is left out, its children stand in its place. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Such as `level`, `live`, `selected`, `url`. */
  readonly properties: ReadonlyMap<string, unknown>;
  readonly parent: Spoken | undefined;
  readonly children: readonly Spoken[];
}

type Nodes = Awaited<ReturnType<typeof nodesOf>>;
type Node = Nodes[number];

const nodesOf = async (session: CDPSession) => (await session.send("Accessibility.getFullAXTree")).nodes;

/** The accessibility tree of a page as the browser has it; where a dialog is open, of that alone. */
export async function readTree(page: Page): Promise<Spoken> {
  const session = await page.context().newCDPSession(page);
  try {
    return treeOf(await nodesOf(session));
  } finally {
    await session.detach();
  }
}

function treeOf(nodes: Nodes): Spoken {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const spokenOf = (node: Node, parent: Spoken | undefined): Spoken => {
    const children: Spoken[] = [];
    const spoken = { ...factsOf(node), parent, children };
    const add = (id: string): void => {
      const child = byId.get(id);
      if (child === undefined) return;
      if (isUnspoken(child)) for (const inner of child.childIds ?? []) add(inner);
      else children.push(spokenOf(child, spoken));
    };
    for (const id of node.childIds ?? []) add(id);
    return spoken;
  };
  const [root] = nodes;
  if (root === undefined) throw new Error("the page has no accessibility tree");
  return spokenOf(root, undefined);
}

/** A part without a role is heard where it is a live region. */
const isUnspoken = ({ ignored, role, properties = [] }: Node): boolean =>
  ignored || (role?.value === "generic" && !properties.some(({ name }) => name === "live"));

const factsOf = ({ role, name, description, properties = [] }: Node) => ({
  role: String(role?.value ?? ""),
  name: String(name?.value ?? "").trim(),
  description: String(description?.value ?? "").trim(),
  properties: new Map<string, unknown>(properties.map(({ name, value }) => [name, value.value])),
});

/** It and all that is in it, in the order in which it is read. */
export function* all(spoken: Spoken): Generator<Spoken> {
  yield spoken;
  for (const child of spoken.children) yield* all(child);
}
