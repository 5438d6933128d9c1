"use client";
import { canonicalUri } from "@porchlight/documents";
import { Button, Dialog, DialogActions, TextArea, Untrusted, UriText } from "@porchlight/ui";
import { type FormEvent, useMemo, useState } from "react";
import type { Person } from "../document/edit-lists";
import { type ListNode, nodeLabel } from "../document/list-tree";
import { type Pasted, readPasted } from "../paste/read-pasted";

export interface PasteDialogProps {
  readonly list: ListNode;
  readonly onDone: (people: readonly Person[]) => void;
  readonly onClose: () => void;
}

/** Many people at once, from a table or from vCards. */
export function PasteDialog({ list, onDone, onClose }: PasteDialogProps) {
  const [text, setText] = useState("");
  const pasted = useMemo(() => readPasted(text), [text]);
  const known = new Set(list.children.map(({ key }) => canonicalUri(key)));
  const people = pasted.people.filter(({ uri }) => !known.has(canonicalUri(uri)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(people);
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={`Paste people into ${nodeLabel(list)}`}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <TextArea
          label="Table or vCards"
          hint="A line for each: sip:bob@office.test,Bob. Or whole vCards."
          mono
          rows={8}
          autoFocus
          spellCheck={false}
          autoCapitalize="none"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {text.trim() === "" ? null : (
          <Found people={people} ignored={pasted.ignored} known={pasted.people.length - people.length} />
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={people.length === 0}>
            Add {people.length}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface FoundProps extends Pasted {
  /** People who are in the list already. */
  readonly known: number;
}

/** Lines of each kind that are shown. */
const SHOWN = 50;

function Found({ people, ignored, known }: FoundProps) {
  return (
    <>
      <p role="status">
        {people.length === 1 ? "1 comes to the list" : `${people.length} come to the list`}
        {known === 0 ? "" : `, ${known} in it already`}
        {ignored.length === 0 ? "" : `, ${ignored.length} left out`}.
      </p>
      <ul
        aria-label="What was found"
        className="max-h-60 divide-y divide-line overflow-y-auto rounded-md border border-line"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
      >
        {people.slice(0, SHOWN).map(({ uri, name }) => (
          <li key={uri} className="flex flex-wrap gap-x-3 px-3 py-1.5">
            <UriText uri={uri} className="break-all" />
            <Untrusted text={name} className="break-words text-text-muted" />
          </li>
        ))}
        {ignored.slice(0, SHOWN).map(({ line, text, why }) => (
          <li key={`${line} ${text}`} className="break-words px-3 py-1.5 text-sm">
            Left out, line {line}: <Untrusted text={text} className="break-all font-mono" /> {why}.
          </li>
        ))}
      </ul>
    </>
  );
}
