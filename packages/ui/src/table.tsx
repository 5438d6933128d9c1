import type { ComponentProps } from "react";
import { cn } from "./cn";

export interface TableProps extends ComponentProps<"table"> {
  /** Name of the table and of the frame it scrolls in. */
  readonly label: string;
  readonly frameClassName?: string;
}

/** A table that scrolls inside its own frame, so that a narrow page never does. */
export function Table({ label, frameClassName, className, ...rest }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields are what a fieldset groups
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      className={cn("overflow-auto rounded-md border border-line bg-surface", frameClassName)}
    >
      <table
        aria-label={label}
        className={cn("w-full border-separate border-spacing-0 text-left", className)}
        {...rest}
      />
    </div>
  );
}

export const TableHead = (props: ComponentProps<"thead">) => <thead {...props} />;
export const TableBody = (props: ComponentProps<"tbody">) => <tbody {...props} />;

export const TableRow = ({ className, ...rest }: ComponentProps<"tr">) => (
  <tr className={cn("group hover:bg-surface-raised/50", className)} {...rest} />
);

/** Stays in view while the rows scroll. */
export const TableHeaderCell = ({ className, ...rest }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={cn(
      "sticky top-0 z-10 whitespace-nowrap border-line border-b bg-surface px-3 py-2 font-medium text-sm text-text-muted",
      className,
    )}
    {...rest}
  />
);

export const TableCell = ({ className, ...rest }: ComponentProps<"td">) => (
  <td className={cn("border-line border-b px-3 py-2 align-top group-last:border-b-0", className)} {...rest} />
);
