"use client";
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useState,
} from "react";

export interface DropdownMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<ComponentProps<"button">>;
  readonly align?: "start" | "center" | "end";
  /** Loaded once the page is there, for where one works on while the server is away. */
  readonly ahead?: boolean;
  readonly children: ReactNode;
}

type Parts = typeof import("./menu-parts");

const load = (): Promise<Parts> => import("./menu-parts");

const PartsContext = createContext<Parts | undefined>(undefined);

/** A menu behind a button. What draws it is loaded when it is first asked for; where that fails, the button can be pressed again. */
export function DropdownMenu({ trigger, ahead = false, ...menu }: DropdownMenuProps) {
  const [parts, setParts] = useState<Parts>();
  const [busy, setBusy] = useState(false);
  const [byKey, setByKey] = useState(false);
  useEffect(() => {
    if (ahead) load().catch(() => {});
  }, [ahead]);
  const ask = (isKey: boolean) => {
    setByKey(isKey);
    setBusy(true);
    load().then(setParts, () => setBusy(false));
  };
  if (parts === undefined) {
    return cloneElement(trigger, {
      "aria-haspopup": "menu",
      "aria-expanded": false,
      ...(busy ? { "aria-busy": true } : {}),
      // A key presses a button without a click of the pointer.
      onClick: ({ detail }: MouseEvent) => ask(detail === 0),
      onKeyDown: ({ key }: KeyboardEvent) => key === "ArrowDown" && ask(true),
    });
  }
  return (
    <PartsContext value={parts}>
      <parts.Menu trigger={trigger} byKey={byKey} {...menu} />
    </PartsContext>
  );
}

export interface DropdownMenuItemProps {
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

export function DropdownMenuItem(props: DropdownMenuItemProps) {
  const parts = useContext(PartsContext);
  return parts && <parts.MenuItem {...props} />;
}

export interface DropdownMenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of several, inside a menu. */
export function DropdownMenuChoice<Value extends string>(props: DropdownMenuChoiceProps<Value>) {
  const parts = useContext(PartsContext);
  return parts && <parts.MenuChoice {...props} />;
}

export interface DropdownMenuLabelProps {
  readonly children: ReactNode;
}

export function DropdownMenuLabel(props: DropdownMenuLabelProps) {
  const parts = useContext(PartsContext);
  return parts && <parts.MenuLabel {...props} />;
}

export function DropdownMenuSeparator() {
  const parts = useContext(PartsContext);
  return parts && <parts.MenuSeparator />;
}
