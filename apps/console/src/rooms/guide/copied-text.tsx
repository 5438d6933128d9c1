import { CopyButton } from "@porchlight/ui";

/** A text as it is typed or pasted, with a button that copies it. */
export function CopiedText({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div className="flex min-w-0 items-start gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 whitespace-pre-wrap break-all py-1 font-mono text-sm">{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  );
}
