"use client";
import {
  cn,
  Dialog,
  PresenceMark,
  shortUri,
  TextField,
  UriText,
  useAnnounce,
  visibleText,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Search, UserRound, UserRoundPlus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { useGo } from "./use-go";
import { useRooms } from "./use-rooms";

interface Command {
  readonly id: string;
  readonly href: string;
  /** As it is said aloud. */
  readonly name: string;
  readonly content: ReactNode;
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const FOUND_AT_MOST = 6;
/** Longer than between two keys of whoever types. */
const SAID_AFTER_MS = 700;

/** Goes to any room, user or presentity by typing a part of its name. */
export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  const say = useSay();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say("frame.goTo")}
      className="gap-3! sm:top-[10dvh]!"
    >
      <Palette onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Palette({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const go = useGo();
  const listId = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [isWalking, setIsWalking] = useState(false);
  const commands = useCommands(text.trim());
  const chosen = Math.min(active, commands.length - 1);
  useSaidFirst(text.trim(), commands);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onDone();
    void go(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && commands.length > 0) {
      event.preventDefault();
      setIsWalking(true);
      setActive((chosen + step + commands.length) % commands.length);
    }
    if (event.key === "Enter") run(commands[chosen]);
  };
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, chosen]);

  return (
    <>
      <TextField
        label={say("frame.roomUserOrPresentity")}
        hideLabel
        autoFocus
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        // Until an arrow key goes to one of them the field is where one is.
        aria-activedescendant={isWalking && commands.length > 0 ? `${listId}-${chosen}` : undefined}
        placeholder={say("frame.roomUserOrPresentity")}
        leading={<Search />}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setIsWalking(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={say("frame.places")}
        className="flex max-h-80 flex-col overflow-y-auto"
      >
        {commands.map((command, index) => (
          <div
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={isWalking && index === chosen}
            className={cn(
              "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-3 pointer-coarse:min-h-11",
              index === chosen && "bg-surface-raised",
            )}
            onPointerMove={() => setActive(index)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            {command.content}
          </div>
        ))}
      </div>
      <p role="status" className="px-3 py-4 text-text-muted empty:hidden">
        {commands.length === 0 ? say("frame.nothingIsCalledThat") : null}
      </p>
    </>
  );
}

/** What Enter would do, once one has stopped typing. */
function useSaidFirst(text: string, commands: readonly Command[]): void {
  const say = useSay();
  const announce = useAnnounce();
  const [first] = commands;
  const news =
    text === "" || first === undefined
      ? ""
      : say("frame.firstOfCount", { name: visibleText(first.name), count: commands.length });
  useEffect(() => {
    if (news === "") return;
    const timer = setTimeout(() => announce(news), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [news, announce]);
}

function useCommands(text: string): readonly Command[] {
  const say = useSay();
  const mayCreate = useMay("createUser");
  const found = useFound(useDeferredValue(text));
  const matches = (label: string) => label.toLocaleLowerCase().includes(text.toLocaleLowerCase());
  const places: Command[] = useRooms()
    .map((room) => ({ ...room, label: say(`frame.rooms.${room.name}`) }))
    .filter(({ label }) => matches(label))
    .map(({ href, label, icon: Icon }) => ({
      id: href,
      href,
      name: label,
      content: (
        <>
          <Icon aria-hidden="true" className="size-4 text-text-muted" /> {label}
        </>
      ),
    }));
  if (mayCreate && matches(say("frame.createAUser"))) {
    places.push({
      id: "create-user",
      href: "/users?open=new",
      name: say("frame.createAUser"),
      content: (
        <>
          <UserRoundPlus aria-hidden="true" className="size-4 text-text-muted" /> {say("frame.createAUser")}
        </>
      ),
    });
  }
  return [...places, ...found];
}

function useFound(text: string): readonly Command[] {
  const say = useSay();
  const window = { search: text, limit: FOUND_AT_MOST };
  const enabled = text !== "";
  const presentities = useQuery({
    queryKey: ["palette", "presentities", text],
    queryFn: ({ signal }) => admin.listPresentities({ query: window, signal }),
    enabled,
    staleTime: 0,
  });
  const users = useQuery({
    queryKey: ["palette", "users", text],
    queryFn: ({ signal }) => admin.listUsers({ query: window, signal }),
    enabled,
    staleTime: 0,
  });
  return [
    ...(presentities.data?.items ?? []).map(({ presentity, mark }) => ({
      id: `presentity ${presentity}`,
      href: `/presence?open=${encodeURIComponent(presentity)}`,
      name: shortUri(presentity),
      content: (
        <>
          <PresenceMark state={mark} /> <UriText uri={presentity} className="truncate" />
          <span className="ml-auto text-sm text-text-muted">{say("frame.presence")}</span>
        </>
      ),
    })),
    ...(users.data?.items ?? []).map(({ aor }) => ({
      id: `user ${aor}`,
      href: `/users?open=${encodeURIComponent(aor)}`,
      name: shortUri(aor),
      content: (
        <>
          <UserRound aria-hidden="true" className="size-4 text-text-muted" />{" "}
          <UriText uri={aor} className="truncate" />
          <span className="ml-auto text-sm text-text-muted">{say("frame.user")}</span>
        </>
      ),
    })),
  ];
}
