import type { ComponentProps } from "react";
import { cn } from "./cn";

export interface TableProps extends ComponentProps<"table"> {
  readonly label: string;
  readonly frameClassName?: string;
}

/** A table that scrolls inside its own frame, so that a narrow page never does. Its arrow keys scroll the frame. */
export function Table({ label, frameClassName, className, ...rest }: TableProps) {
  return (
    <div
      className={cn(
        "overflow-auto rounded-md border border-line bg-surface outline-accent has-[>table:focus-visible]:outline-2 has-[>table:focus-visible]:outline-offset-2",
        frameClassName,
      )}
    >
      <table
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className={cn("w-full border-separate border-spacing-0 text-left outline-none", className)}
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

const cellClasses = "border-line border-b px-3 py-2 align-top group-last:border-b-0";

export const TableCell = ({ className, ...rest }: ComponentProps<"td">) => (
  <td className={cn(cellClasses, className)} {...rest} />
);

/** The cell that names its row. */
export const TableRowHeader = ({ className, ...rest }: ComponentProps<"th">) => (
  <th scope="row" className={cn(cellClasses, "font-medium", className)} {...rest} />
);
