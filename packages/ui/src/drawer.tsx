"use client";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useUiWords } from "./ui-words-provider";
import { PANEL_TITLE, usePanelFocus } from "./use-panel-focus";

export interface DrawerProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Stays at the foot while the rest scrolls. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** `right` for details, `left` for navigation. */
  readonly side?: "right" | "left";
}

/**
 * A sheet from the side, the whole width of a phone. Whether it is open comes from the URL of the page, so that it
 * can be shared and the back button closes it.
 */
export function Drawer({
  open,
  onOpenChange,
  title,
  subtitle,
  actions,
  children,
  className,
  side = "right",
}: DrawerProps) {
  const words = useUiWords();
  const focus = usePanelFocus(open);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Primitive.Content
          {...focus}
          aria-describedby={undefined}
          className={cn(
            "outline-none fixed inset-y-0 z-50 flex w-full animate-slide flex-col bg-surface",
            side === "right"
              ? "right-0 max-w-2xl border-line sm:border-l"
              : "left-0 max-w-72 border-line border-r",
            className,
          )}
        >
          <div className="flex items-start justify-between gap-3 border-line border-b px-5 py-4">
            <div className="flex min-w-0 flex-col gap-1">
              <Primitive.Title
                {...PANEL_TITLE}
                className="min-w-0 break-words font-semibold text-lg outline-none"
              >
                {title}
              </Primitive.Title>
              {subtitle === undefined ? null : <div className="text-sm text-text-muted">{subtitle}</div>}
            </div>
            <Primitive.Close asChild>
              <IconButton label={words.close} size="sm" tooltipSide="bottom" className="-mt-1 -mr-2">
                <X />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-5 py-5">{children}</div>
          {actions === undefined ? null : (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{actions}</div>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
