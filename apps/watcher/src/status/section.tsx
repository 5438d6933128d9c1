import { type ReactNode, useId } from "react";

export interface SectionProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** Fields that belong together. */
export function Section({ title, help, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div>
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {help !== undefined && <p className="text-sm text-text-muted">{help}</p>}
      </div>
      {children}
    </section>
  );
}
