"use client";
import type { ExternalListCondition } from "@porchlight/documents";
import { Select } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { withAt, withoutAt } from "../draft/rule-parts";
import { listName } from "../words/condition-words";
import { AddMenu } from "./add-menu";
import { CommitField } from "./commit-field";
import { Line } from "./part-frame";

/** A list of the user, and how rules name it. */
export interface NamedList {
  readonly name: string;
  readonly anchor: string;
}

export interface ListEditorProps {
  readonly condition: ExternalListCondition;
  readonly onChange: (condition: ExternalListCondition) => void;
  readonly lists: readonly NamedList[];
}

/** In any of these lists. */
export function ListEditor({ condition: { anchors }, onChange, lists }: ListEditorProps) {
  const say = useSay();
  const put = (next: readonly string[]) => onChange({ kind: "external-list", anchors: next });
  return (
    <>
      {anchors.map((anchor, index) => (
        <AnchorEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: one list may be there twice
          key={index}
          anchor={anchor}
          lists={lists}
          onChange={(next) => put(withAt(anchors, index, next))}
          onRemove={() => put(withoutAt(anchors, index))}
        />
      ))}
      {anchors.length === 0 ? (
        <p className="text-sm text-text-muted">{say("rules.inNoListTheRuleIs")}</p>
      ) : null}
      <AddMenu
        label={say("rules.addAList")}
        options={[
          ...lists.map(({ name, anchor }) => ({ value: anchor, label: name })),
          { value: "", label: say("rules.byItsAddress") },
        ]}
        onAdd={(anchor) => put([...anchors, anchor])}
      />
    </>
  );
}

interface AnchorEditorProps {
  readonly anchor: string;
  readonly lists: readonly NamedList[];
  readonly onChange: (anchor: string) => void;
  readonly onRemove: () => void;
}

function AnchorEditor({ anchor, lists, onChange, onRemove }: AnchorEditorProps) {
  const say = useSay();
  const own = lists.find((list) => list.anchor === anchor);
  const what = own?.name ?? (anchor === "" ? "" : listName(anchor));
  return (
    <Line removeLabel={say("rules.takeOutThisList")} what={what} onRemove={onRemove}>
      {own !== undefined ? (
        <Select
          label={say("parts.list")}
          className="min-w-48 flex-1"
          options={lists.map(({ name, anchor: value }) => ({ value, label: name }))}
          value={anchor}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <CommitField
          label={
            anchor === "" ? say("rules.addressOfTheList") : say("rules.listName", { name: listName(anchor) })
          }
          mono
          placeholder="https://office.test/xcap-root/resource-lists/users/…"
          className="min-w-48 flex-1"
          value={anchor}
          onCommit={(text) => onChange(text.trim())}
        />
      )}
    </Line>
  );
}
