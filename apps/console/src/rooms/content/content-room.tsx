"use client";
import { Button, Chip, ChipGroup, shortUri, Tabs } from "@porchlight/ui";
import { FileUp, X } from "lucide-react";
import { useMay } from "~/api/use-identity";
import { late } from "~/parts/late";
import { Page } from "~/parts/page";
import { SearchField } from "~/parts/search-field";
import { ownedKey, ownedName } from "~/url/owned-name";
import { patchUrl, useFilters, useOpened } from "~/url/use-url-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { contentFilters } from "./content-filters";
import { ObjectList } from "./object-list";
import { UsageList } from "./usage-list";

const ContentDrawer = late(() => import("./content-drawer").then((module) => module.ContentDrawer));

const AddObjectDialog = late(() => import("./add-object-dialog").then((module) => module.AddObjectDialog));

/** Value of the parameter `open` for the form of a new object; every key of one has a slash. */
const NEW = "new";

const standingsOf = (say: Say) =>
  [
    { value: "referred", label: say("content.inUse") },
    { value: "orphan", label: say("content.orphans") },
  ] as const;

const typesOf = (say: Say) =>
  [
    { value: "image", label: say("content.images") },
    { value: "audio", label: say("content.sounds") },
    { value: "text", label: say("content.cardsAndText") },
  ] as const;

/** The objects of the content server, and what each user keeps there. */
export function ContentRoom() {
  const say = useSay();
  const filters = useFilters(contentFilters);
  const { q, owner, standing, type, show } = filters;
  const { opened, open, close } = useOpened();
  const mayWrite = useMay("putContent");
  const named = opened === undefined ? undefined : ownedName(opened);
  return (
    <Page
      fill
      title={say("parts.content")}
      line={say("content.picturesSoundsAndCardsThatPresence")}
      actions={
        mayWrite ? (
          <Button variant="primary" onClick={() => open(NEW)}>
            <FileUp /> {say("content.addObjectButton")}
          </Button>
        ) : undefined
      }
    >
      {show === "usage" ? null : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SearchField label={say("content.searchOwnersAndNames")} value={q} />
          <ChipGroup
            label={say("content.reference")}
            value={standing === "all" ? undefined : standing}
            options={standingsOf(say)}
            onChange={(next) => patchUrl({ standing: next })}
          />
          <ChipGroup
            label={say("parts.type")}
            value={type}
            options={typesOf(say)}
            onChange={(next) => patchUrl({ type: next })}
          />
          {owner === undefined ? null : (
            <Chip pressed onClick={() => patchUrl({ owner: undefined })}>
              {shortUri(owner)} <X aria-hidden="true" className="size-3" />
            </Chip>
          )}
        </div>
      )}
      <Tabs
        label={say("parts.content")}
        value={show}
        onValueChange={(next) => patchUrl({ show: next === "objects" ? undefined : next })}
        tabs={[
          {
            value: "objects",
            label: say("content.objects"),
            content: <ObjectList filters={filters} opened={opened} onOpen={(row) => open(ownedKey(row))} />,
          },
          { value: "usage", label: say("content.usageByUser"), content: <UsageList /> },
        ]}
      />
      {named === undefined ? null : <ContentDrawer object={named} onClose={close} />}
      {opened === NEW && mayWrite ? (
        <AddObjectDialog
          owner={owner ?? ""}
          onClose={close}
          onAdded={(object) => patchUrl({ open: ownedKey(object) })}
        />
      ) : null}
    </Page>
  );
}
