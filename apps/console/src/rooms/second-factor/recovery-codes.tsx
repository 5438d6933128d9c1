import { Banner, Button, CopyButton, DialogActions } from "@porchlight/ui";
import { KeyRound } from "lucide-react";
import { useSay } from "~/words/words-provider";

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Recovery codes, this once. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const say = useSay();
  return (
    <>
      <Banner tone="warn" icon={<KeyRound />}>
        {say("secondFactor.keepTheseCodesWhereYouFind")}
      </Banner>
      <ul
        aria-label={say("secondFactor.recoveryCodes")}
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-md border border-line bg-canvas p-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <DialogActions>
        <CopyButton text={codes.join("\n")} label={say("secondFactor.copyTheCodes")} />
        <Button variant="primary" onClick={onDone}>
          {say("secondFactor.iHaveKeptThem")}
        </Button>
      </DialogActions>
    </>
  );
}
