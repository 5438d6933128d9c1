"use client";
import {
  createContext,
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { type TooltipSide, tooltipPlace } from "./tooltip-place";

interface ShownTooltip {
  readonly label: ReactNode;
  readonly side: TooltipSide;
  readonly anchor: Element;
}

interface TooltipLayer {
  readonly show: (tooltip: ShownTooltip, delayMs: number) => void;
  readonly hide: () => void;
}

const TooltipContext = createContext<TooltipLayer>({ show: () => undefined, hide: () => undefined });

const POINTER_DELAY_MS = 400;
/** Time to move the pointer from the element onto its tooltip. */
const LEAVE_DELAY_MS = 120;

/** Put once around the application: it draws the one tooltip that is open. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<ShownTooltip>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((change: () => void, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(change, delayMs);
  }, []);
  const [layer] = useState<TooltipLayer>(() => ({
    show: (tooltip, delayMs) => later(() => setShown(tooltip), delayMs),
    hide: () => later(() => setShown(undefined), LEAVE_DELAY_MS),
  }));
  useEffect(() => {
    if (shown === undefined) return;
    const close = () => setShown(undefined);
    const closeOnEscape = (event: KeyboardEvent) => event.key === "Escape" && close();
    window.addEventListener("keydown", closeOnEscape);
    window.addEventListener("scroll", close, true);
    window.addEventListener("pointerdown", close, true);
    return () => {
      window.removeEventListener("keydown", closeOnEscape);
      window.removeEventListener("scroll", close, true);
      window.removeEventListener("pointerdown", close, true);
    };
  }, [shown]);
  return (
    <TooltipContext value={layer}>
      {children}
      {shown === undefined ? null : (
        <TooltipBox
          key={String(shown.label)}
          tooltip={shown}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={layer.hide}
        />
      )}
    </TooltipContext>
  );
}

interface TooltipBoxProps {
  readonly tooltip: ShownTooltip;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

function TooltipBox({ tooltip: { label, side, anchor }, onPointerEnter, onPointerLeave }: TooltipBoxProps) {
  const place = useCallback(
    (box: HTMLDivElement | null) => {
      if (box === null) return;
      const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const { left, top } = tooltipPlace(
        anchor.getBoundingClientRect(),
        box.getBoundingClientRect(),
        side,
        room,
      );
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    },
    [anchor, side],
  );
  return (
    <div
      ref={place}
      role="tooltip"
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      className="fixed z-60 max-w-xs animate-fade rounded-md border border-line bg-surface-raised px-2 py-1 text-sm text-text"
    >
      {label}
    </div>
  );
}

export interface TooltipProps {
  readonly label: ReactNode;
  readonly side?: TooltipSide;
  /** The one element that has the tooltip. */
  readonly children: ReactNode;
}

/** A short text beside an element on hover and focus. It repeats the name of the element and is never its only one. */
export function Tooltip({ label, side = "top", children }: TooltipProps) {
  const { show, hide } = useContext(TooltipContext);
  const showFor = (holder: Element, delayMs: number) => {
    const anchor = holder.firstElementChild;
    if (anchor !== null) show({ label, side, anchor }, delayMs);
  };
  const enter = (event: PointerEvent) => {
    if (event.pointerType !== "touch") showFor(event.currentTarget, POINTER_DELAY_MS);
  };
  const focus = (event: FocusEvent) => {
    if (event.target.matches(":focus-visible")) showFor(event.currentTarget, 0);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what happens to the element inside
    <span className="contents" onPointerEnter={enter} onPointerLeave={hide} onFocus={focus} onBlur={hide}>
      {children}
    </span>
  );
}
