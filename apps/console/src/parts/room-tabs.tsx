"use client";
import type { OperationId } from "@porchlight/admin-api/client";
import { type Tab, Tabs } from "@porchlight/ui";
import { useRights } from "~/api/use-identity";
import { patchUrl } from "~/url/use-url-state";

export interface RoomTab<Value extends string> extends Tab<Value> {
  /** Without which there is nothing to see in it. */
  readonly reads?: OperationId;
}

export interface RoomTabsProps<Value extends string> {
  readonly label: string;
  /** The parameter of the URL that names the tab, and which it names. */
  readonly name: "show" | "tab";
  readonly asked: Value | undefined;
  readonly tabs: readonly RoomTab<Value>[];
}

/**
 * Tabs of a room of which a role may not see each: it has those that it sees, and the first of them opens. Another one is there
 * for who asks for it by the URL, and says why it is empty.
 */
export function RoomTabs<Value extends string>({ label, name, asked, tabs }: RoomTabsProps<Value>) {
  const may = useRights();
  const seen = tabs.filter(({ reads }) => reads === undefined || may(reads));
  const first = seen[0]?.value;
  const value = asked ?? first;
  if (value === undefined) return null;
  return (
    <Tabs
      label={label}
      value={value}
      onValueChange={(next) => patchUrl({ [name]: next === first ? undefined : next })}
      tabs={tabs.filter((tab) => tab.value === asked || seen.includes(tab))}
    />
  );
}
