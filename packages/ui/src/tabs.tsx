"use client";
import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab<Value extends string = string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
}

/** One of several views of the same thing; which one is the caller's state, best kept in the URL. */
export function Tabs<Value extends string>({ label, value, onValueChange, tabs }: TabsProps<Value>) {
  const change = (next: string) => {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab !== undefined) onValueChange(tab.value);
  };
  return (
    <Primitive.Root
      value={value}
      onValueChange={change}
      className="flex min-h-0 min-w-0 flex-1 flex-col gap-4"
    >
      <Primitive.List aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px shrink-0 border-transparent border-b-2 px-3 py-2 font-medium text-text-muted hover:text-text focus-visible:outline-offset-[-2px] data-[state=active]:border-text data-[state=active]:text-text"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content
          key={tab.value}
          value={tab.value}
          className="flex min-h-0 min-w-0 flex-1 flex-col gap-4"
        >
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
