"use client";
import { cn, Tooltip } from "@porchlight/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { useSay } from "~/words/words-provider";
import { isIn, type Room } from "./rooms";
import { useRooms } from "./use-rooms";

export interface RailProps {
  /** Icons only; the labels become tooltips. */
  readonly collapsed?: boolean;
  readonly onNavigate?: (() => void) | undefined;
}

/** The rooms that the role sees. */
export function Rail({ collapsed = false, onNavigate }: RailProps) {
  const say = useSay();
  const pathname = usePathname();
  const rooms = useRooms();
  return (
    <nav aria-label={say("frame.roomsOfTheConsole")}>
      <ul className="flex flex-col gap-0.5">
        {rooms.map((room) => (
          <li key={room.href}>
            {collapsed ? (
              <Tooltip label={say(`frame.rooms.${room.name}`)} side="right">
                <RailLink room={room} here={isIn(room, pathname)} collapsed />
              </Tooltip>
            ) : (
              <RailLink
                room={room}
                here={isIn(room, pathname)}
                {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
              />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface RailLinkProps extends Omit<ComponentProps<typeof Link>, "href"> {
  readonly room: Room;
  readonly here: boolean;
  readonly collapsed?: boolean;
}

function RailLink({ room: { href, name, icon: Icon }, here, collapsed = false, ...rest }: RailLinkProps) {
  const say = useSay();
  return (
    <Link
      {...rest}
      href={href}
      prefetch={false}
      aria-current={here ? "page" : undefined}
      className={cn(
        "flex h-9 items-center gap-3 rounded-md font-medium transition-colors pointer-coarse:h-11",
        here ? "bg-surface-raised text-text" : "text-text-muted hover:bg-surface-raised/60 hover:text-text",
        collapsed ? "justify-center" : "px-3",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className={collapsed ? "sr-only" : undefined}>{say(`frame.rooms.${name}`)}</span>
    </Link>
  );
}
