import { type ReactNode, useId } from "react";

export interface SectionProps {
  readonly title: string;
  /** Level of its heading: 3 in a drawer, 2 on a page. */
  readonly level?: 2 | 3;
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a drawer or page. */
export function Section({ title, level = 3, trailing, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <Heading id={id} className="font-semibold">
          {title}
        </Heading>
        {trailing}
      </div>
      {children}
    </section>
  );
}
