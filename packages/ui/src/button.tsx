import { type ComponentProps, cloneElement, isValidElement } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

const variants = {
  primary: "bg-accent-fill text-accent-ink hover:bg-accent-fill/85",
  secondary: "border border-line bg-surface text-text hover:bg-surface-raised",
  ghost: "text-text hover:bg-surface-raised",
  danger: "border border-danger/60 text-danger hover:bg-danger/10",
} as const;

const sizes = {
  sm: "h-8 px-3 text-sm pointer-coarse:h-10",
  md: "h-9 px-4 text-base pointer-coarse:h-11",
  lg: "h-11 px-5 text-base",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: keyof typeof variants | undefined;
  readonly size?: keyof typeof sizes | undefined;
  /** Gives its look to the one child, such as a link. */
  readonly asChild?: boolean;
  /** Shows that the action runs; presses are ignored meanwhile and the focus stays. */
  readonly busy?: boolean;
}

/** Exactly one primary button per view. */
export function Button({
  variant = "secondary",
  size = "md",
  asChild = false,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const classes = cn(base, variants[variant], sizes[size], className);
  if (asChild && isValidElement<{ readonly className?: string }>(children)) {
    return cloneElement(children, { ...rest, className: cn(classes, children.props.className) });
  }
  return (
    <button
      type="button"
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}
