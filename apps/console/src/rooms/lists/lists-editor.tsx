"use client";
import type { ListsDetail, ListWarning } from "@porchlight/admin-api";
import { Badge, Button, shortUri, Tabs } from "@porchlight/ui";
import { Undo2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo } from "react";
import { saidText } from "~/api/said-text";
import { useMay } from "~/api/use-identity";
import { FaultBanner } from "~/parts/fault-banner";
import type { DraftBase } from "~/rooms/rules/draft/kept-draft";
import { type Draft, useDraft } from "~/rooms/rules/draft/use-draft";
import { DraftBanners } from "~/rooms/rules/draft-banners";
import { type TextFault, XmlEditor } from "~/rooms/rules/xml-editor";
import { patchUrl, useFilters } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { type OpenedServices, openServices } from "./document/edit-services";
import {
  allNodes,
  type ListNode,
  nodeAt,
  nodeLabel,
  type OpenedLists,
  openLists,
} from "./document/list-tree";
import { loadDialogsAhead } from "./form/late-dialogs";
import { ListsForm } from "./form/lists-form";
import { ServicesForm } from "./form/services-form";
import { LIST_TABS, listEditorFilters } from "./lists-url";
import { MembersPane } from "./members-pane";
import { type ListsQuestion, useListsPreview } from "./use-lists-preview";
import { useSaveDrafts } from "./use-save-drafts";

interface Stored {
  readonly base: DraftBase;
  readonly textKey: readonly unknown[];
}

export interface ListsEditorProps {
  readonly lists: ListsDetail;
  /** As the server has them. */
  readonly stored: { readonly lists: Stored; readonly services: Stored };
}

/** The lists and services of one user: form left, what a watcher gets right, XML one tab away. */
export function ListsEditor({ lists, stored }: ListsEditorProps) {
  const say = useSay();
  const { tab, list, service } = useFilters(listEditorFilters);
  useEffect(loadDialogsAhead, []);
  const readOnly = !useMay("putDocument");
  const people = useDraft(lists.listsDocument.selector, stored.lists.base);
  const offered = useDraft(lists.servicesDocument.selector, stored.services.base);
  const opened = useMemo(() => openLists(people.text), [people.text]);
  const services = useMemo(() => openServices(offered.text), [offered.text]);
  const shown = shownList(opened, list);
  const preview = useListsPreview(lists, questionOf(people, offered, service, shown));
  const save = useSaveDrafts([
    { selector: lists.listsDocument.selector, draft: people, textKey: stored.lists.textKey },
    { selector: lists.servicesDocument.selector, draft: offered, textKey: stored.services.textKey },
  ]);
  const isEdited = people.isEdited || offered.isEdited;
  const edited = tab.startsWith("services") ? offered : people;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!readOnly && isEdited) void save.run();
  };
  const discard = () => {
    people.discard();
    offered.discard();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys that save
    <div className="flex min-w-0 flex-col gap-4" onKeyDown={onKeyDown}>
      <DraftBanners draft={people} what={say("lists.theseLists")} />
      <DraftBanners draft={offered} what={say("lists.theseServices")} />
      {save.error === undefined ? null : <FaultBanner error={save.error} />}
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" busy={save.busy} disabled={!isEdited} onClick={() => void save.run()}>
            {say("parts.save")}
          </Button>
          <Button disabled={edited.undo === undefined} onClick={() => edited.undo?.()}>
            <Undo2 aria-hidden="true" /> {say("parts.undo")}
          </Button>
          <Button disabled={!isEdited} onClick={discard}>
            {say("parts.discard")}
          </Button>
        </div>
      )}
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Tabs
          label={say("lists.listsAndServices")}
          value={tab}
          onValueChange={(next) => patchUrl({ tab: next === "lists" ? undefined : next })}
          tabs={[
            {
              value: LIST_TABS[0],
              label: <TabLabel name={say("parts.lists")} warnings={preview.warnings} document="lists" />,
              content: (
                <ListsForm
                  opened={opened}
                  owner={lists.user}
                  xcapRoot={lists.xcapRoot}
                  readOnly={readOnly}
                  selected={service === undefined ? shown?.place : undefined}
                  onSelect={(place) => patchUrl({ list: place, service: undefined })}
                  warnings={warningsOf(preview.warnings, "lists", say)}
                  onChange={people.change}
                />
              ),
            },
            {
              value: LIST_TABS[1],
              label: (
                <TabLabel name={say("parts.services")} warnings={preview.warnings} document="services" />
              ),
              content: (
                <ServicesForm
                  opened={services}
                  owner={lists.user}
                  xcapRoot={lists.xcapRoot}
                  lists={opened.kind === "lists" ? opened.nodes : []}
                  readOnly={readOnly}
                  selected={service}
                  onSelect={(uri) => patchUrl({ service: uri, list: undefined })}
                  warnings={warningsOf(preview.warnings, "services", say)}
                  onChange={offered.change}
                />
              ),
            },
            {
              value: LIST_TABS[2],
              label: say("lists.listsXml"),
              content: (
                <XmlEditor
                  label={say("lists.listsAsXml")}
                  text={people.text}
                  fault={faultIn(opened, say)}
                  readOnly={readOnly}
                  onChange={people.change}
                />
              ),
            },
            {
              value: LIST_TABS[3],
              label: say("lists.servicesXml"),
              content: (
                <XmlEditor
                  label={say("lists.servicesAsXml")}
                  text={offered.text}
                  fault={faultIn(services, say)}
                  readOnly={readOnly}
                  onChange={offered.change}
                />
              ),
            },
          ]}
        />
        <section aria-label={say("lists.whatTheListsComeTo")} className="flex min-w-0 flex-col gap-6">
          <MembersPane
            preview={preview}
            of={service === undefined ? shown && nodeLabel(shown, say) : shortUri(service)}
          />
        </section>
      </div>
    </div>
  );
}

interface TabLabelProps {
  readonly name: string;
  readonly warnings: readonly ListWarning[];
  readonly document: ListWarning["document"];
}

/** A tab says so where something behind it is odd. */
function TabLabel({ name, warnings, document }: TabLabelProps) {
  const say = useSay();
  const odd = warnings.filter((warning) => warning.document === document).length;
  return odd === 0 ? (
    name
  ) : (
    <span className="inline-flex items-center gap-1.5">
      {name}
      <Badge tone="warn">{say("lists.oddOdd", { odd })}</Badge>
    </span>
  );
}

/** The list that is chosen, else the first one. */
function shownList(opened: OpenedLists, place: string | undefined): ListNode | undefined {
  if (opened.kind !== "lists") return undefined;
  const chosen = nodeAt(opened.nodes, place);
  if (chosen?.kind === "list") return chosen;
  for (const node of allNodes(opened.nodes)) if (node.kind === "list") return node;
  return undefined;
}

/** With the texts of the page, edited or not. */
const questionOf = (
  lists: Draft,
  services: Draft,
  service: string | undefined,
  shown: ListNode | undefined,
): ListsQuestion => ({
  lists: lists.text,
  services: services.text,
  ...(service !== undefined ? { service } : shown === undefined ? {} : { list: shown.place }),
});

const faultIn = (opened: OpenedLists | OpenedServices, say: Say): TextFault | undefined =>
  opened.kind === "fault"
    ? { reason: saidText(opened.reason, opened.reason.text, say), line: opened.line }
    : undefined;

/** Sentences by the place they are about. */
function warningsOf(
  warnings: readonly ListWarning[],
  document: ListWarning["document"],
  say: Say,
): ReadonlyMap<string, string> {
  return new Map(
    warnings.flatMap((warning) =>
      warning.document === document
        ? [[warning.place, saidText(warning.said, warning.sentence ?? "", say)] as const]
        : [],
    ),
  );
}
