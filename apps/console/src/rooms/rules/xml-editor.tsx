"use client";
import { Banner, Button, FieldFrame } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { useId, useRef } from "react";
import { useSay } from "~/words/words-provider";
import { lineSpan } from "./draft/open-draft";

/** What is wrong with a text, and in which line where that is known. */
export interface TextFault {
  readonly reason: string;
  readonly line: number | undefined;
}

export interface XmlEditorProps {
  readonly label: string;
  readonly text: string;
  readonly fault: TextFault | undefined;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** A document as it is stored. */
export function XmlEditor({ label, text, fault, readOnly, onChange }: XmlEditorProps) {
  const say = useSay();
  const area = useRef<HTMLTextAreaElement>(null);
  const faultId = useId();
  const show = (line: number) => {
    const { start, end } = lineSpan(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };
  return (
    <>
      <div id={faultId} className="empty:hidden">
        {fault === undefined ? null : <FaultLine fault={fault} onShow={show} />}
      </div>
      <FieldFrame label={label} hint={say("rules.whatTheFormHasNoFields")}>
        {(ids) => (
          <textarea
            {...ids}
            ref={area}
            rows={24}
            wrap="off"
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            readOnly={readOnly}
            aria-describedby={`${faultId} ${ids["aria-describedby"]}`}
            aria-invalid={fault === undefined ? undefined : true}
            className="w-full min-w-0 rounded-md border border-line-strong bg-canvas p-3 font-mono text-sm leading-5 aria-invalid:border-danger pointer-coarse:text-lg"
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </FieldFrame>
    </>
  );
}

interface FaultLineProps {
  readonly fault: TextFault;
  readonly onShow: (line: number) => void;
}

function FaultLine({ fault: { reason, line }, onShow }: FaultLineProps) {
  const say = useSay();
  return (
    <Banner
      tone="danger"
      icon={<TriangleAlert />}
      action={
        line === undefined ? undefined : (
          <Button size="sm" onClick={() => onShow(line)}>
            {say("rules.goToLineLine", { line: String(line) })}
          </Button>
        )
      }
    >
      <span className="break-words">
        {line === undefined ? null : (
          <span className="font-medium">{say("rules.lineLine", { line: String(line) })} </span>
        )}
        {reason}
      </span>
    </Banner>
  );
}
