import type { OperationId } from "@porchlight/admin-api/client";
import {
  Bot,
  Compass,
  Eye,
  FileText,
  Image,
  LayoutDashboard,
  ListTree,
  type LucideIcon,
  Network,
  Plug,
  Radio,
  Receipt,
  Scale,
  ScrollText,
  Settings,
  SlidersHorizontal,
  UserCheck,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { Words } from "~/words/say";

/** Rooms by their keys among the words. */
export type RoomName = keyof Words["frame"]["rooms"];

export interface Room {
  readonly href: `/${string}`;
  /** Its key among the words. */
  readonly name: RoomName;
  readonly icon: LucideIcon;
  /** Without which there is nothing to see in it. */
  readonly reads?: OperationId;
}

/** The rooms of the rail, in its order. */
export const rooms: readonly Room[] = [
  { href: "/", name: "overview", icon: LayoutDashboard },
  { href: "/presence", name: "presence", icon: UserRound },
  { href: "/watchers", name: "watchers", icon: Eye },
  { href: "/approvals", name: "approvals", icon: UserCheck },
  { href: "/lists", name: "lists", icon: ListTree },
  { href: "/rules", name: "rules", icon: Scale },
  { href: "/documents", name: "documents", icon: FileText },
  { href: "/content", name: "content", icon: Image },
  { href: "/agents", name: "agents", icon: Bot },
  { href: "/users", name: "users", icon: UsersRound },
  { href: "/provisioning", name: "provisioning", icon: SlidersHorizontal },
  { href: "/connections", name: "connections", icon: Plug },
  { href: "/trace", name: "trace", icon: Radio },
  { href: "/peers", name: "peers", icon: Network },
  { href: "/charging", name: "charging", icon: Receipt },
  { href: "/audit", name: "audit", icon: ScrollText, reads: "listAudit" },
  { href: "/guide", name: "guide", icon: Compass },
  { href: "/settings", name: "settings", icon: Settings },
];

/** Whether a path is in a room. */
export const isIn = (room: Room, pathname: string): boolean =>
  room.href === "/" ? pathname === "/" : pathname === room.href || pathname.startsWith(`${room.href}/`);
