"use client";
import { Banner, Button, CopyButton, DialogActions } from "@porchlight/ui";
import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "~/words/words-provider";

interface ShownOnceProps {
  /** What to do with it now. */
  readonly advice: string;
  readonly text: string;
  readonly copyLabel: string;
  /** The same in another form. */
  readonly children?: ReactNode;
  readonly onDone: () => void;
}

/** A secret that is shown this once, to be copied. */
export function ShownOnce({ advice, children, copyLabel, onDone, text }: ShownOnceProps) {
  const say = useSay();
  return (
    <>
      <Banner tone="warn" icon={<KeyRound />}>
        {advice}
      </Banner>
      {children}
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{text}</code>
        <CopyButton text={text} label={copyLabel} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          {say("parts.done")}
        </Button>
      </DialogActions>
    </>
  );
}
