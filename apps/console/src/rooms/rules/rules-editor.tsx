"use client";
import type { RulesDetail, RulesPreview } from "@porchlight/admin-api";
import { Button, EmptyState, Tabs, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { admin } from "~/api/admin";
import { saidText } from "~/api/said-text";
import { useMay } from "~/api/use-identity";
import { FaultBanner } from "~/parts/fault-banner";
import { useAddresses } from "~/parts/use-addresses";
import { patchUrl, useFilters } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { DraftBase } from "./draft/kept-draft";
import { lineIn, openDraft } from "./draft/open-draft";
import { type Draft, useDraft } from "./draft/use-draft";
import { DraftBanners } from "./draft-banners";
import { RulesForm } from "./form/rules-form";
import { ImpactPane } from "./impact-pane";
import { ruleEditorFilters } from "./rules-url";
import { TemplateMenu } from "./template-menu";
import { useImpact } from "./use-impact";
import { type TextFault, XmlEditor } from "./xml-editor";

export interface RulesEditorProps {
  readonly rules: RulesDetail;
  readonly selector: string;
  /** As the server has it. */
  readonly stored: DraftBase;
  readonly textKey: readonly unknown[];
}

/** The rules of one user: form left, what they do right, XML one tab away. */
export function RulesEditor({ rules, selector, stored, textKey }: RulesEditorProps) {
  const say = useSay();
  const { rule, tab } = useFilters(ruleEditorFilters);
  const mayWrite = useMay("putDocument");
  const draft = useDraft(selector, stored);
  const opened = useMemo(() => openDraft(draft.text), [draft.text]);
  const impact = useImpact({
    of: rules.user,
    selector,
    text: draft.text,
    enabled: mayWrite && draft.isEdited,
  });
  const { unfolded, fold } = useUnfolded(rule);
  const addresses = useAddresses("");
  const save = useSave({ selector, draft, textKey });

  const fault = faultOf(opened, impact.preview, say);
  const openRule = (id: string) => {
    fold(id, true);
    patchUrl({ tab: undefined });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (mayWrite && draft.isEdited) void save.run();
  };
  const readOnly = !mayWrite;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys that save
    <div className="flex min-w-0 flex-col gap-4" onKeyDown={onKeyDown}>
      <DraftBanners draft={draft} what={say("rules.theseRules")} />
      {save.error === undefined ? null : <FaultBanner error={save.error} />}
      {mayWrite ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            busy={save.busy}
            disabled={!draft.isEdited}
            onClick={() => void save.run()}
          >
            {say("parts.save")}
          </Button>
          <Button disabled={draft.undo === undefined} onClick={() => draft.undo?.()}>
            <Undo2 aria-hidden="true" /> {say("parts.undo")}
          </Button>
          <Button disabled={!draft.isEdited} onClick={draft.discard}>
            {say("parts.discard")}
          </Button>
          <span className="ml-auto">
            <TemplateMenu
              onChoose={(template) =>
                draft.change(template.text({ xui: rules.user, xcapRoot: rules.xcapRoot }))
              }
            />
          </span>
        </div>
      ) : null}
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <Tabs
            label={say("parts.rules")}
            value={tab ?? "form"}
            onValueChange={(next) => patchUrl({ tab: next === "form" ? undefined : next })}
            tabs={[
              {
                value: "form",
                label: say("rules.form"),
                content:
                  opened.kind === "rules" ? (
                    <RulesForm
                      {...opened}
                      readOnly={readOnly}
                      unfolded={unfolded}
                      onFold={fold}
                      onChange={draft.change}
                      addresses={addresses}
                      lists={rules.lists}
                    />
                  ) : (
                    <NoForm fault={fault} />
                  ),
              },
              {
                value: "xml",
                label: say("rules.xml"),
                content: (
                  <XmlEditor
                    label={say("rules.rulesAsXml")}
                    text={draft.text}
                    fault={fault}
                    readOnly={readOnly}
                    onChange={draft.change}
                  />
                ),
              },
            ]}
          />
        </div>
        <section
          aria-label={say("rules.whatTheRulesDo")}
          className="flex min-w-0 flex-col gap-6 max-lg:order-first"
        >
          <ImpactPane
            isEdited={draft.isEdited}
            impact={impact}
            warnings={rules.warnings}
            onOpenRule={openRule}
          />
        </section>
      </div>
    </div>
  );
}

function NoForm({ fault }: { readonly fault: TextFault | undefined }) {
  const say = useSay();
  if (fault === undefined) {
    return (
      <EmptyState title={say("rules.noRulesAreWritten")}>{say("rules.theDefaultHoldsBeginWithA")}</EmptyState>
    );
  }
  return (
    <EmptyState
      title={say("rules.theseAreNoRulesThatCan")}
      action={<Button onClick={() => patchUrl({ tab: "xml" })}>{say("rules.openTheXml")}</Button>}
    >
      {fault.line === undefined ? null : say("parts.lineColon", { line: String(fault.line) })}
      {fault.reason}
    </EmptyState>
  );
}

function faultOf(
  opened: ReturnType<typeof openDraft>,
  preview: RulesPreview | undefined,
  say: Say,
): TextFault | undefined {
  if (opened.kind === "fault") {
    return { reason: saidText(opened.reason, opened.reason.text, say), line: opened.line };
  }
  if (preview === undefined || preview.refusal === null) return undefined;
  const refusal = saidText(preview.refusalSaid, preview.refusal, say);
  return { reason: say("rules.theDocumentRefusal", { refusal }), line: lineIn(preview.refusalSaid) };
}

function useUnfolded(first: string | undefined) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set(first === undefined ? [] : [first]));
  const fold = useCallback((id: string, open: boolean) => {
    setUnfolded((before) => {
      const after = new Set(before);
      if (open) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  return { unfolded, fold };
}

interface SaveOptions {
  readonly selector: string;
  readonly draft: Draft;
  readonly textKey: readonly unknown[];
}

function useSave({ selector, draft, textKey }: SaveOptions) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const run = async () => {
    const { text, base } = draft;
    setBusy(true);
    setError(undefined);
    try {
      const { etag } = await admin.putDocument({ params: { selector }, body: { text, ifMatch: base.etag } });
      queryClient.setQueryData<DraftBase>(textKey, { text, etag });
      draft.saved({ text, etag });
      toast({ tone: "ok", text: say("rules.theRulesAreSavedAndHold") });
      await queryClient.invalidateQueries({ queryKey: ["rules"] });
    } catch (caught) {
      setError(caught);
      // Not waited for: a server that is away would be waited for as well.
      void queryClient.invalidateQueries({ queryKey: textKey });
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}
