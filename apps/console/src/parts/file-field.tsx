"use client";
import { controlClasses, FieldFrame } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

export interface FileFieldProps {
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly onFile: (file: File) => void;
}

/** One file. The platform's own control: it works by keyboard, takes what is dropped on it, and says what it has. */
export function FileField({ hint, error, onFile }: FileFieldProps) {
  const say = useSay();
  return (
    <FieldFrame label={say("parts.file")} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          type="file"
          className={`${controlClasses} h-auto py-1.5 pointer-coarse:h-auto file:mr-3 file:rounded-sm file:border file:border-line file:bg-surface-raised file:px-2 file:text-text`}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onFile(file);
          }}
        />
      )}
    </FieldFrame>
  );
}
