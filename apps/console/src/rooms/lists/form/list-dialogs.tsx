"use client";
import { canonicalUri } from "@porchlight/documents";
import { listAnchor } from "@porchlight/policy";
import { useSay } from "~/words/words-provider";
import { ownSlot } from "../document/drop-slots";
import { type Lists, type Person, withPeople, withReference, withWords } from "../document/edit-lists";
import { type ListNode, nodeAt, nodeLabel } from "../document/list-tree";
import { ListWordsDialog } from "./list-words-dialog";
import { PasteDialog } from "./paste-dialog";
import { PersonDialog } from "./person-dialog";
import { ReferenceDialog } from "./reference-dialog";

/** Which dialog is open, about the node at a place. */
export interface OpenDialog {
  readonly kind: "person" | "paste" | "reference" | "words";
  readonly place: string;
}

export interface ListDialogsProps {
  readonly dialog: OpenDialog;
  readonly lists: Lists;
  readonly owner: string;
  readonly xcapRoot: string;
  readonly onChange: (text: string) => void;
  readonly onClose: () => void;
}

/** The questions that the tree asks. */
export function ListDialogs({ dialog, lists, owner, xcapRoot, onChange, onClose }: ListDialogsProps) {
  const say = useSay();
  const node = nodeAt(lists.nodes, dialog.place);
  if (node === undefined) return null;
  const done = (text: string) => {
    onChange(text);
    onClose();
  };
  const add = (people: readonly Person[]) => done(withPeople(lists, node, people));
  switch (dialog.kind) {
    case "person":
      return (
        <PersonDialog
          title={say("lists.addSomebodyToNode", { node: nodeLabel(node, say) })}
          taken={addressesOf(node.children)}
          onDone={(one) => add([one])}
          onClose={onClose}
        />
      );
    case "paste":
      return (
        <PasteDialog
          list={node}
          taken={addressesOf(node.children)}
          owner={owner}
          onDone={add}
          onClose={onClose}
        />
      );
    case "reference":
      return (
        <ReferenceDialog
          names={lists.nodes.flatMap(({ kind, key }) => (kind === "list" && key !== "" ? [key] : []))}
          onDone={(name) => done(withReference(lists, node, listAnchor(xcapRoot, owner, name), name))}
          onClose={onClose}
        />
      );
    case "words":
      return <WordsDialog node={node} lists={lists} onDone={done} onClose={onClose} />;
  }
}

/** As they are compared: canonical (RFC 4826 section 3.2 has each once in a list). */
const addressesOf = (nodes: readonly ListNode[]): ReadonlySet<string> =>
  new Set(nodes.flatMap(({ kind, key }) => (kind === "entry" ? [canonicalUri(key)] : [])));

interface WordsDialogProps {
  readonly node: ListNode;
  readonly lists: Lists;
  readonly onDone: (text: string) => void;
  readonly onClose: () => void;
}

function WordsDialog({ node, lists, onDone, onClose }: WordsDialogProps) {
  const say = useSay();
  const around = ownSlot(lists.nodes, node)?.parent?.children ?? lists.nodes;
  const others = around.filter((each) => each !== node);
  if (node.kind === "list")
    return (
      <ListWordsDialog
        node={node}
        taken={others.flatMap(({ kind, key }) => (kind === "list" && key !== "" ? [key] : []))}
        onDone={(name, title) => onDone(withWords(lists, node, name, title))}
        onClose={onClose}
      />
    );
  return (
    <PersonDialog
      title={say("lists.changeNode", { node: nodeLabel(node, say) })}
      person={{ uri: node.key, name: node.title ?? "" }}
      taken={addressesOf(others)}
      onDone={({ uri, name }) => onDone(withWords(lists, node, uri, name))}
      onClose={onClose}
    />
  );
}
