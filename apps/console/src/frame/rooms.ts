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

export interface Room {
  readonly href: `/${string}`;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The rooms of the rail, in its order. */
export const rooms: readonly Room[] = [
  { href: "/", label: "Overview", icon: LayoutDashboard },
  { href: "/presence", label: "Presence", icon: UserRound },
  { href: "/watchers", label: "Watchers", icon: Eye },
  { href: "/approvals", label: "Approvals", icon: UserCheck },
  { href: "/lists", label: "Lists", icon: ListTree },
  { href: "/rules", label: "Rules", icon: Scale },
  { href: "/documents", label: "Documents", icon: FileText },
  { href: "/content", label: "Content", icon: Image },
  { href: "/agents", label: "Agents", icon: Bot },
  { href: "/users", label: "Users", icon: UsersRound },
  { href: "/provisioning", label: "Provisioning", icon: SlidersHorizontal },
  { href: "/connections", label: "Connections", icon: Plug },
  { href: "/trace", label: "Trace", icon: Radio },
  { href: "/peers", label: "Peers", icon: Network },
  { href: "/charging", label: "Charging", icon: Receipt },
  { href: "/audit", label: "Audit", icon: ScrollText },
  { href: "/guide", label: "Guide", icon: Compass },
  { href: "/settings", label: "Settings", icon: Settings },
];

/** Whether a path is in a room. */
export const isIn = (room: Room, pathname: string): boolean =>
  room.href === "/" ? pathname === "/" : pathname === room.href || pathname.startsWith(`${room.href}/`);
