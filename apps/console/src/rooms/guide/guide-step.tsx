import { Badge, Card } from "@porchlight/ui";
import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useSay } from "~/words/words-provider";

export interface GuideStepProps {
  readonly number: number;
  readonly title: string;
  /** What is done of it, in a few words; undefined while it is to do. */
  readonly done: ReactNode | undefined;
  readonly children: ReactNode;
}

/** One step of the guide: what to do, and whether it is done. */
export function GuideStep({ number, title, done, children }: GuideStepProps) {
  const say = useSay();
  const id = useId();
  return (
    <li>
      <Card aria-labelledby={id} className="flex flex-col gap-4">
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 id={id} className="font-semibold text-lg">
            {number}. {title}
          </h2>
          {done === undefined ? (
            <Badge>{say("guide.toDo")}</Badge>
          ) : (
            <Badge tone="ok">
              <Check aria-hidden="true" className="size-3" /> {done}
            </Badge>
          )}
        </header>
        {children}
      </Card>
    </li>
  );
}
