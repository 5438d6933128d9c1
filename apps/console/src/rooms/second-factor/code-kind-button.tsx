import { Button } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import type { CodeKind } from "./code-field";

export interface CodeKindButtonProps {
  readonly kind: CodeKind;
  readonly onChange: (kind: CodeKind) => void;
}

/** For who has not the authenticator at hand, and back. */
export function CodeKindButton({ kind, onChange }: CodeKindButtonProps) {
  const say = useSay();
  const isDigits = kind === "digits";
  return (
    <Button variant="ghost" onClick={() => onChange(isDigits ? "recovery" : "digits")}>
      {isDigits ? say("secondFactor.useARecoveryCode") : say("secondFactor.useTheAuthenticator")}
    </Button>
  );
}
