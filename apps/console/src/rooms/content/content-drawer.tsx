"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Button, Drawer, EmptyState, Skeleton, Untrusted, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Download, FileX } from "lucide-react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { type OwnedName, ownedKey } from "~/url/owned-name";
import { useSay } from "~/words/words-provider";
import { ContentPreview } from "./content-preview";
import { DeleteObject } from "./delete-object";
import { isExpired } from "./is-expired";
import { ObjectFacts } from "./object-facts";
import { objectPath } from "./object-path";
import { ObjectReaders } from "./object-readers";
import { ObjectReferences } from "./object-references";
import { ReplaceObject } from "./replace-object";

export interface ContentDrawerProps {
  readonly object: OwnedName;
  readonly onClose: () => void;
}

/** One object: what it shows, what refers to it, who may read it. */
export function ContentDrawer({ object, onClose }: ContentDrawerProps) {
  const say = useSay();
  const { owner, name } = object;
  const query = useQuery({
    queryKey: ["content-object", owner, name],
    queryFn: ({ signal }) => admin.showContent({ params: { owner, name }, signal }),
    meta: {
      live: anyOf(
        concerns("content", ownedKey(object)),
        concerns("presentities", owner),
        concerns("subscriptions"),
      ),
    },
  });
  const isOver = isExpired(query.error);
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={<Untrusted text={name} className="break-all font-mono" />}
      subtitle={say.rich("content.objectOfOwner", { owner: <UriText uri={owner} /> })}
      actions={
        query.data === undefined || query.isError ? undefined : (
          <ObjectActions object={query.data} onDeleted={onClose} />
        )
      }
    >
      {isGone(query.error) || isOver ? (
        <EmptyState
          icon={<FileX />}
          title={isOver ? say("content.theLifetimeOfThisObjectIs") : say("content.thereIsNoSuchObject")}
        >
          {isOver ? say("content.nothingReferredToItAnyMore") : say("parts.userDeletedOrMisspelt")}
        </EmptyState>
      ) : (
        <QueryState query={query} skeleton={<DetailSkeleton />}>
          {(detail) => <ObjectDetail object={detail} />}
        </QueryState>
      )}
    </Drawer>
  );
}

interface ObjectActionsProps {
  readonly object: ContentDetail;
  readonly onDeleted: () => void;
}

function ObjectActions({ object, onDeleted }: ObjectActionsProps) {
  const say = useSay();
  const mayRead = useMay("readContent");
  if (!mayRead) return null;
  return (
    <>
      <DeleteObject object={object} onDeleted={onDeleted} />
      <ReplaceObject object={object} />
      <Button asChild>
        <a href={objectPath(object)} download={object.name}>
          <Download /> {say("parts.download")}
        </a>
      </Button>
    </>
  );
}

function ObjectDetail({ object }: { readonly object: ContentDetail }) {
  return (
    <>
      <ContentPreview object={object} />
      <ObjectFacts object={object} />
      <ObjectReferences object={object} />
      <ObjectReaders object={object} />
    </>
  );
}

function DetailSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-48 w-full" />
      <Skeleton className="h-56 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  );
}
