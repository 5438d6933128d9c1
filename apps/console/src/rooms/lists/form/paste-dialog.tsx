"use client";
import { canonicalUri } from "@porchlight/documents";
import { Button, Dialog, DialogActions, Form, TextArea, Untrusted, UriText } from "@porchlight/ui";
import { useMemo, useState } from "react";
import { useSay } from "~/words/words-provider";
import type { Person } from "../document/edit-lists";
import { type ListNode, nodeLabel } from "../document/list-tree";
import { type Pasted, readPasted } from "../paste/read-pasted";

export interface PasteDialogProps {
  readonly list: ListNode;
  /** Canonical URIs of those who are in it already. */
  readonly taken: ReadonlySet<string>;
  /** Whose lists they are. */
  readonly owner: string;
  readonly onDone: (people: readonly Person[]) => void;
  readonly onClose: () => void;
}

/** Many people at once, from a table or from vCards. */
export function PasteDialog({ list, taken, owner, onDone, onClose }: PasteDialogProps) {
  const say = useSay();
  const [text, setText] = useState("");
  const pasted = useMemo(() => readPasted(text, owner.slice(owner.lastIndexOf("@") + 1)), [text, owner]);
  const people = pasted.people.filter(({ uri }) => !taken.has(canonicalUri(uri)));
  const [tried, setTried] = useState(false);
  const isNobody = people.length === 0;
  const submit = () => {
    setTried(true);
    if (!isNobody) onDone(people);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("lists.pastePeopleIntoList", { list: nodeLabel(list, say) })}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextArea
          label={say("lists.tableOrVcards")}
          hint={say("lists.aLineForEachSipBob")}
          mono
          error={tried && isNobody ? say("lists.nobodyInItComesToThe") : undefined}
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
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary">
            {say("lists.addCount", { count: people.length })}
          </Button>
        </DialogActions>
      </Form>
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
  const say = useSay();
  return (
    <>
      <p role="status">
        {[
          say("lists.comeToTheList", { count: people.length }),
          known === 0 ? "" : say("lists.inItAlready", { count: known }),
          ignored.length === 0 ? "" : say("lists.leftOut", { count: ignored.length }),
        ]
          .filter(Boolean)
          .join(", ")}
        .
      </p>
      <ul
        aria-label={say("lists.whatWasFound")}
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
            {say.rich(`lists.leftOutLine.${why}`, {
              line,
              text: <Untrusted text={text || say("lists.aCard")} className="break-all font-mono" />,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
