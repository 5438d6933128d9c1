"use client";
import { Button, TextArea } from "@porchlight/ui";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useSay } from "~/words/words-provider";

export interface CsvSourceProps {
  readonly csv: string;
  readonly onChange: (csv: string) => void;
}

const EXAMPLE = "aor,password,displayName\nerin@office.test,a-good-password,Erin Hale";

/** The CSV, from a file or pasted. */
export function CsvSource({ csv, onChange }: CsvSourceProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [fileName, setFileName] = useState<string>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setFileName(file.name);
    onChange(await file.text());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label="CSV"
      className="flex flex-col gap-3"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => input.current?.click()}>
          <FileUp /> {say("users.chooseAFile")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          hidden
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <span className="min-w-0 truncate text-text-muted">
          {fileName ?? say("users.orDropOneHereOrPaste")}
        </span>
      </div>
      <TextArea
        label={say("users.rows")}
        mono
        rows={10}
        spellCheck={false}
        autoComplete="off"
        placeholder={EXAMPLE}
        hint={say("users.theFirstLineNamesTheColumns")}
        value={csv}
        onChange={(event) => onChange(event.target.value)}
      />
    </section>
  );
}
