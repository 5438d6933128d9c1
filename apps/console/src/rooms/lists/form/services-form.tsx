"use client";
import { Badge, Button, EmptyState, IconButton, shortUri, Untrusted } from "@porchlight/ui";
import { Pencil, Plus, Trash2, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { saidText } from "~/api/said-text";
import { useSay } from "~/words/words-provider";
import {
  EMPTY_SERVICES,
  type OpenedServices,
  openServices,
  type ServiceNode,
  type ServiceWords,
  withoutService,
  withService,
  withServiceWords,
} from "../document/edit-services";
import type { ListNode } from "../document/list-tree";
import { ServiceDialog } from "./late-dialogs";
import { nameInAnchor } from "./service-list";

export interface ServicesFormProps {
  readonly opened: OpenedServices;
  /** Address of record. */
  readonly owner: string;
  readonly xcapRoot: string;
  readonly lists: readonly ListNode[];
  readonly readOnly: boolean;
  /** URI of the service whose members are shown. */
  readonly selected: string | undefined;
  readonly onSelect: (uri: string) => void;
  readonly warnings: ReadonlyMap<string, string>;
  readonly onChange: (text: string) => void;
}

/** The addresses by which lists are watched as one. */
export function ServicesForm({ opened, ...form }: ServicesFormProps) {
  const say = useSay();
  if (opened.kind === "fault")
    return (
      <EmptyState title={say("lists.theseAreNoServicesThatCan")}>
        {opened.line === undefined ? null : say("parts.lineColon", { line: String(opened.line) })}
        {say("lists.reasonMendItAsXml", { reason: saidText(opened.reason, opened.reason.text, say) })}
      </EmptyState>
    );
  return <Services opened={opened} {...form} />;
}

interface ServicesProps extends Omit<ServicesFormProps, "opened"> {
  readonly opened: Exclude<OpenedServices, { readonly kind: "fault" }>;
}

function Services({ opened, onChange, readOnly, ...form }: ServicesProps) {
  const say = useSay();
  const [edited, setEdited] = useState<ServiceNode | "new">();
  const services = opened.kind === "empty" ? [] : opened.services;
  const done = (words: ServiceWords) => {
    setEdited(undefined);
    const document = documentOf(opened);
    if (document === undefined || edited === undefined) return;
    onChange(edited === "new" ? withService(document, words) : withServiceWords(document, edited, words));
  };
  return (
    <>
      {services.length === 0 ? (
        <EmptyState title={say("lists.thereAreNoServices")}>
          {say("lists.aServiceIsAnAddressSuch")}
        </EmptyState>
      ) : (
        <ul
          aria-label={say("parts.services")}
          className="divide-y divide-line rounded-md border border-line bg-surface"
        >
          {services.map((service) => (
            <li key={service.place} className="flex flex-col gap-1 px-3 py-2">
              <ServiceRow
                service={service}
                isSelected={form.selected === service.uri}
                onSelect={form.onSelect}
                warning={form.warnings.get(service.place)}
              >
                {readOnly || opened.kind === "empty" ? null : (
                  <>
                    <IconButton
                      label={say("lists.changeUri", { uri: service.uri })}
                      size="sm"
                      onClick={() => setEdited(service)}
                    >
                      <Pencil />
                    </IconButton>
                    <IconButton
                      label={say("lists.takeOutUri", { uri: service.uri })}
                      size="sm"
                      variant="danger"
                      onClick={() => onChange(withoutService(opened.document, service))}
                    >
                      <Trash2 />
                    </IconButton>
                  </>
                )}
              </ServiceRow>
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <Button className="self-start" onClick={() => setEdited("new")}>
          <Plus aria-hidden="true" /> {say("lists.addAService")}
        </Button>
      )}
      {edited === undefined ? null : (
        <ServiceDialog
          service={edited === "new" ? undefined : edited}
          taken={services.flatMap((each) => (each === edited ? [] : [each.uri]))}
          owner={form.owner}
          xcapRoot={form.xcapRoot}
          lists={form.lists}
          onDone={done}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function documentOf(opened: OpenedServices) {
  const read = opened.kind === "empty" ? openServices(EMPTY_SERVICES) : opened;
  return read.kind === "services" ? read.document : undefined;
}

interface ServiceRowProps {
  readonly service: ServiceNode;
  readonly isSelected: boolean;
  readonly onSelect: (uri: string) => void;
  readonly warning: string | undefined;
  readonly children: ReactNode;
}

function ServiceRow({ service, isSelected, onSelect, warning, children }: ServiceRowProps) {
  const say = useSay();
  const { uri, list, packages } = service;
  return (
    <>
      <div className="flex min-w-0 items-center gap-1.5">
        <button
          type="button"
          aria-pressed={isSelected}
          title={say("lists.showWhomItLeadsTo")}
          className="min-h-8 min-w-0 flex-1 truncate rounded-sm text-left font-mono hover:underline pointer-coarse:min-h-11"
          onClick={() => onSelect(uri)}
        >
          <Untrusted text={shortUri(uri)} />
        </button>
        {children}
      </div>
      <p className="flex flex-wrap items-center gap-2 text-sm text-text-muted">
        <span className="min-w-0 break-words">
          {list.kind === "inline"
            ? say("lists.aListInsideTheService")
            : say.rich("lists.listList", {
                list: <Untrusted text={nameInAnchor(list.uri) ?? list.uri} className="break-all" />,
              })}
        </span>
        {(packages ?? [say("lists.allPackages")]).map((name) => (
          <Badge key={name}>{name}</Badge>
        ))}
      </p>
      {warning === undefined ? null : (
        <p className="flex items-start gap-2 text-sm">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
          <Untrusted text={warning} className="break-words" />
        </p>
      )}
    </>
  );
}
