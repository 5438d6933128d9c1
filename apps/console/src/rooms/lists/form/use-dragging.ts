"use client";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useSay } from "~/words/words-provider";
import { type DropSlot, dropSlots, ownSlot, slotId, slotWords } from "../document/drop-slots";
import { type ListNode, nodeAt, nodeLabel } from "../document/list-tree";

interface Grabbed {
  readonly place: string;
  /** Which of the slots it would be dropped in. */
  readonly at: number;
}

export interface Dragging {
  /** Place of the node that is dragged. */
  readonly place: string | undefined;
  /** Name of the slot it would be dropped in. */
  readonly slot: string | undefined;
  /** What happens, for those who do not see it. */
  readonly words: string;
  readonly grip: (node: ListNode) => GripHandlers;
}

interface GripHandlers {
  readonly "data-grip": string;
  readonly "aria-pressed": boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** Pixels a pointer goes before it drags. */
const THRESHOLD = 5;

/**
 * Moves nodes by pointer and by keyboard: Space or Enter picks one up, arrow keys choose a slot, Space or Enter drops it,
 * Escape leaves it where it was.
 * @param drop moves the node; its place then, undefined where nothing changes
 */
export function useDragging(
  nodes: readonly ListNode[],
  tree: RefObject<HTMLElement | null>,
  drop: (node: ListNode, slot: DropSlot) => string | undefined,
): Dragging {
  const say = useSay();
  const [grabbed, setGrabbed] = useState<Grabbed>();
  const [words, setWords] = useState("");
  const [landed, setLanded] = useState<string>();
  const pointer = useRef<{ readonly y: number; readonly isDragging: boolean }>(undefined);
  const hasDragged = useRef(false);

  useEffect(() => {
    if (landed === undefined) return;
    tree.current?.querySelector<HTMLElement>(`[data-grip="${landed}"]`)?.focus();
    setLanded(undefined);
  }, [landed, tree]);

  const node = nodeAt(nodes, grabbed?.place);
  const slots = node === undefined ? [] : dropSlots(nodes, node);
  const slot = grabbed === undefined ? undefined : slots[grabbed.at];

  const slotName = slot && slotId(slot);
  useEffect(() => {
    if (slotName !== undefined)
      tree.current?.querySelector(`[data-slot="${slotName}"]`)?.scrollIntoView({ block: "nearest" });
  }, [slotName, tree]);

  const choose = (moved: ListNode, at: number) => {
    const all = dropSlots(nodes, moved);
    const chosen = all[at];
    if (chosen === undefined) return;
    setGrabbed({ place: moved.place, at });
    setWords(
      say("lists.nodeWhereAtOfCount", {
        node: nodeLabel(moved, say),
        where: slotWords(nodes, chosen, say),
        at: at + 1,
        count: all.length,
      }),
    );
  };
  const pickUp = (moved: ListNode) => {
    const own = ownSlot(nodes, moved);
    const id = own && slotId(own);
    const at = dropSlots(nodes, moved).findIndex((each) => slotId(each) === id);
    setGrabbed({ place: moved.place, at: Math.max(0, at) });
    setWords(say("lists.nodeIsPickedUpArrowKeys", { node: nodeLabel(moved, say) }));
  };
  const leave = (how: "stays" | "isMoved") => {
    pointer.current = undefined;
    if (node === undefined) return;
    setGrabbed(undefined);
    setWords(say(`lists.drag.${how}`, { node: nodeLabel(node, say) }));
  };
  const put = () => {
    if (node === undefined || slot === undefined) return leave("stays");
    const place = drop(node, slot);
    leave(place === undefined ? "stays" : "isMoved");
    setLanded(place);
  };

  return {
    place: node?.place,
    slot: slotName,
    words,
    grip: (own) => ({
      "data-grip": own.place,
      "aria-pressed": own === node,
      onClick: ({ detail }) => {
        const isEndOfDrag = detail !== 0 && hasDragged.current;
        hasDragged.current = false;
        if (isEndOfDrag) return;
        if (own === node) put();
        else pickUp(own);
      },
      onKeyDown: (event) => {
        if (grabbed === undefined || own !== node) return;
        const step = STEPS.get(event.key);
        if (step === undefined && event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        if (step === undefined) leave("stays");
        else choose(own, Math.min(Math.max(0, grabbed.at + step), slots.length - 1));
      },
      onBlur: () => {
        if (pointer.current === undefined) leave("stays");
      },
      onPointerDown: (event) => {
        hasDragged.current = false;
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointer.current = { y: event.clientY, isDragging: false };
      },
      onPointerMove: ({ clientY }) => {
        const held = pointer.current;
        if (held === undefined) return;
        if (!held.isDragging && Math.abs(clientY - held.y) < THRESHOLD) return;
        pointer.current = { ...held, isDragging: true };
        hasDragged.current = true;
        choose(own, nearest(tree.current, dropSlots(nodes, own), clientY));
      },
      onPointerUp: () => {
        const wasDragging = pointer.current?.isDragging === true;
        pointer.current = undefined;
        if (wasDragging) put();
      },
      onPointerCancel: () => leave("stays"),
    }),
  };
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ["ArrowUp", -1],
  ["ArrowLeft", -1],
  ["ArrowDown", 1],
  ["ArrowRight", 1],
  ["Home", Number.NEGATIVE_INFINITY],
  ["End", Number.POSITIVE_INFINITY],
]);

/** Which of the slots is nearest to a height on the screen. */
function nearest(tree: HTMLElement | null, slots: readonly DropSlot[], y: number): number {
  let [best, distance] = [-1, Number.POSITIVE_INFINITY];
  for (const [index, slot] of slots.entries()) {
    const mark = tree?.querySelector(`[data-slot="${slotId(slot)}"]`)?.getBoundingClientRect();
    if (mark === undefined) continue;
    const away = Math.abs((mark.top + mark.bottom) / 2 - y);
    if (away < distance) [best, distance] = [index, away];
  }
  return best;
}
