import { Button } from "@porchlight/ui";
import type { CodeKind } from "./code-field";

export interface CodeKindButtonProps {
  readonly kind: CodeKind;
  readonly onChange: (kind: CodeKind) => void;
}

/** For who has not the authenticator at hand, and back. */
export function CodeKindButton({ kind, onChange }: CodeKindButtonProps) {
  const isDigits = kind === "digits";
  return (
    <Button variant="ghost" onClick={() => onChange(isDigits ? "recovery" : "digits")}>
      {isDigits ? "Use a recovery code" : "Use the authenticator"}
    </Button>
  );
}
