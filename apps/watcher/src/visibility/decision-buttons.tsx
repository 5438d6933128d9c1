import type { Wish } from "@porchlight/presence-client";
import { Button } from "@porchlight/ui";
import { lateWords } from "../words/late-words";

export interface DecisionButtonsProps {
  /** Whom it is about, for those who hear the buttons. */
  readonly name: string;
  readonly busy: boolean;
  readonly onDecide: (wish: Wish) => void;
  /** In a row of many, no button stands out. */
  readonly isPlain?: boolean;
}

/** Let in, appear offline, or block: one press. */
export function DecisionButtons({ name, busy, onDecide, isPlain = false }: DecisionButtonsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        variant={isPlain ? "secondary" : "primary"}
        busy={busy}
        onClick={() => onDecide("allow")}
        aria-label={lateWords.visibility.about(lateWords.visibility.allow, name)}
        data-testid="decide-allow"
      >
        {lateWords.visibility.allow}
      </Button>
      <Button
        size="sm"
        disabled={busy}
        onClick={() => onDecide("polite-block")}
        aria-label={lateWords.visibility.about(lateWords.visibility.politeBlock, name)}
        data-testid="decide-polite-block"
      >
        {lateWords.visibility.politeBlock}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        disabled={busy}
        onClick={() => onDecide("block")}
        aria-label={lateWords.visibility.about(lateWords.visibility.block, name)}
        data-testid="decide-block"
      >
        {lateWords.visibility.block}
      </Button>
    </div>
  );
}
