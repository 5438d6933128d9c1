"use client";
import { visibleText } from "@porchlight/ui";
import { serializeElement, type XmlElement } from "@porchlight/xml";
import { useSay } from "~/words/words-provider";

/** What has no form: it is kept as it stands, and can be changed in the XML. */
export function UnknownPartText({ element }: { readonly element: XmlElement }) {
  const say = useSay();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-sm text-text-muted">{say("rules.thereIsNoFormForThis")}</p>
      <pre className="whitespace-pre-wrap break-words rounded-sm bg-canvas p-2 font-mono text-xs">
        {visibleText(serializeElement(element))}
      </pre>
    </div>
  );
}
