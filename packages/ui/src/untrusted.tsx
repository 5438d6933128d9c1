import { cn } from "./cn";
import { visibleText } from "./visible-text";

export interface UntrustedProps {
  readonly text: string;
  readonly className?: string;
}

/** Text that came from outside: a text node of its own direction, with nothing hidden in it. */
export function Untrusted({ text, className }: UntrustedProps) {
  const shown = visibleText(text);
  return (
    <bdi className={cn("min-w-0", className)} title={shown}>
      {shown}
    </bdi>
  );
}
