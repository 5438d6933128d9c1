"use client";
import { IconButton } from "@porchlight/ui";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "~/words/words-provider";

export interface PartFrameProps {
  readonly title: string;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}

/** One part of a rule, with a cross that takes it out. */
export function PartFrame({ title, onRemove, children }: PartFrameProps) {
  const say = useSay();
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-md border border-line px-3 pb-3">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center justify-between gap-2 pt-1.5">
        <span aria-hidden="true" className="font-medium text-sm">
          {title}
        </span>
        <IconButton
          label={say("rules.takeOutTitle", { title })}
          size="sm"
          onClick={onRemove}
          className="-mr-2"
        >
          <X />
        </IconButton>
      </div>
      {children}
    </fieldset>
  );
}

export interface LineProps {
  readonly removeLabel: string;
  /** Tells it from others like it. */
  readonly what?: string;
  /** Undefined where it cannot go. */
  readonly onRemove?: () => void;
  readonly children: ReactNode;
}

/** Fields side by side, with a cross that takes the line out. */
export function Line({ removeLabel, what = "", onRemove, children }: LineProps) {
  const say = useSay();
  const label = what === "" ? removeLabel : say("parts.actionOnWhat", { action: removeLabel, what });
  return (
    <div className="flex items-end gap-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-end gap-2">{children}</div>
      {onRemove === undefined ? null : (
        <IconButton label={label} onClick={onRemove}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
