"use client";
import { AdminApiError } from "@porchlight/admin-api/client";
import { Button, DialogActions, Form, Select, TextField } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { faultText } from "~/api/fault";
import { bytesText } from "~/parts/bytes-text";
import { FaultBanner } from "~/parts/fault-banner";
import { FileField } from "~/parts/file-field";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { contentLimits } from "./content-limits";
import { base64Of } from "./octets";

/** What goes to the server with the name of the object. */
export interface Upload {
  readonly contentType: string;
  readonly data: string;
  readonly lifetimeSeconds?: number;
}

export interface UploadFormProps {
  readonly confirm: string;
  /** Of what is replaced. */
  readonly contentType?: string;
  /** Fields above those of the file, with what the server said last. */
  readonly children?: (fault: unknown) => ReactNode;
  /** False when one of those fields is not filled in; it says so itself. */
  readonly isComplete?: () => boolean;
  /** Whether one of those fields says what the server is not content with. */
  readonly isToldAbove?: (fault: unknown) => boolean;
  /** Throws what the server said. */
  readonly write: (upload: Upload) => Promise<void>;
  readonly onCancel: () => void;
}

const DAY_SECONDS = 86_400;

const livesOf = (say: Say) => [
  { value: "", label: say("content.asTheSettingsHaveIt") },
  { value: String(DAY_SECONDS), label: say("parts.oneDay") },
  { value: String(7 * DAY_SECONDS), label: say("parts.sevenDays") },
  { value: String(30 * DAY_SECONDS), label: say("parts.thirtyDays") },
  { value: String(365 * DAY_SECONDS), label: say("parts.oneYear") },
];

function told(fault: unknown, say: Say): string {
  const { title, detail } = faultText(fault, say);
  return `${title}. ${detail}`;
}

/** Which field the server is not content with. */
function fieldOf(fault: unknown): "type" | "file" | undefined {
  const code = fault instanceof AdminApiError ? fault.code : undefined;
  if (code === "content-type-refused") return "type";
  return code === "content-too-large" || code === "content-unreadable" ? "file" : undefined;
}

/** A file with its media type and lifetime, to be written as an object. */
export function UploadForm(props: UploadFormProps) {
  const say = useSay();
  const { confirm, children, isComplete, isToldAbove, write, onCancel } = props;
  const { data: limits } = useQuery(contentLimits);
  const [file, setFile] = useState<File>();
  const [contentType, setContentType] = useState(props.contentType ?? "");
  const [life, setLife] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const mostOctets = limits?.objectOctets ?? Number.POSITIVE_INFINITY;

  const take = (chosen: File) => {
    setFile(chosen);
    setFault(undefined);
    if (chosen.type !== "") setContentType(chosen.type);
  };
  const submit = async () => {
    setMissing(true);
    const complete = isComplete?.() ?? true;
    if (!complete || file === undefined || file.size > mostOctets || contentType.trim() === "") return;
    setBusy(true);
    setFault(undefined);
    try {
      const data = await base64Of(file);
      const lifetime = life === "" ? {} : { lifetimeSeconds: Number(life) };
      await write({ contentType: contentType.trim(), data, ...lifetime });
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const of = fieldOf(fault);
  const typeError = () => {
    if (missing && contentType.trim() === "") return say("content.enterTheTypeOfTheFile");
    return of === "type" ? told(fault, say) : undefined;
  };
  const fileError = () => {
    if (file === undefined) return missing ? say("parts.chooseAFile") : undefined;
    if (of === "file") return told(fault, say);
    return file.size > mostOctets
      ? say("content.itHasSizeAndAnObject", {
          size: bytesText(file.size, say),
          most: bytesText(mostOctets, say),
        })
      : undefined;
  };

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      {children?.(fault)}
      <FileField
        hint={
          limits === undefined
            ? undefined
            : say("parts.atMostSize", { size: bytesText(limits.objectOctets, say) })
        }
        error={fileError()}
        onFile={take}
      />
      <TextField
        label={say("content.mediaType")}
        mono
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        placeholder="image/png"
        hint={say("content.theFileIsLookedAtIt")}
        error={typeError()}
        value={contentType}
        onChange={(event) => {
          setContentType(event.target.value);
          setFault(undefined);
        }}
      />
      <Select
        label={say("content.keptFor")}
        options={livesOf(say)}
        hint={say("content.longerWhilePresenceRefersToIt")}
        value={life}
        onChange={(event) => setLife(event.target.value)}
      />
      {fault === undefined || of !== undefined || isToldAbove?.(fault) ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onCancel}>{say("parts.cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {confirm}
        </Button>
      </DialogActions>
    </Form>
  );
}
