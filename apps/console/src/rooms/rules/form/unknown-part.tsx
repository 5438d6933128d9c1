"use client";
import { visibleText } from "@porchlight/ui";
import { serializeElement, type XmlElement } from "@porchlight/xml";

/** What has no form: it is kept as it stands, and can be changed in the XML. */
export function UnknownPartText({ element }: { readonly element: XmlElement }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm text-text-muted">There is no form for this. It stays as it is; see the XML.</p>
      <pre className="overflow-x-auto rounded-sm bg-canvas p-2 font-mono text-xs">
        {visibleText(serializeElement(element))}
      </pre>
    </div>
  );
}
