export type TooltipSide = "top" | "right" | "bottom" | "left";

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Rect extends Size {
  readonly left: number;
  readonly top: number;
}

const OPPOSITE: Readonly<Record<TooltipSide, TooltipSide>> = {
  top: "bottom",
  bottom: "top",
  left: "right",
  right: "left",
};

const GAP = 6;
const MARGIN = 8;

/** Where a box goes beside its anchor, pixels: on the other side when there is no room, and always inside the window. */
export function tooltipPlace(
  anchor: Rect,
  box: Size,
  side: TooltipSide,
  room: Size,
): { readonly left: number; readonly top: number } {
  const { left, top } = besides(anchor, box, hasRoom(anchor, box, side, room) ? side : OPPOSITE[side]);
  return {
    left: Math.max(MARGIN, Math.min(left, room.width - box.width - MARGIN)),
    top: Math.max(MARGIN, Math.min(top, room.height - box.height - MARGIN)),
  };
}

function besides(anchor: Rect, box: Size, side: TooltipSide) {
  const middleX = anchor.left + anchor.width / 2 - box.width / 2;
  const middleY = anchor.top + anchor.height / 2 - box.height / 2;
  switch (side) {
    case "top":
      return { left: middleX, top: anchor.top - box.height - GAP };
    case "bottom":
      return { left: middleX, top: anchor.top + anchor.height + GAP };
    case "left":
      return { left: anchor.left - box.width - GAP, top: middleY };
    case "right":
      return { left: anchor.left + anchor.width + GAP, top: middleY };
  }
}

function hasRoom(anchor: Rect, box: Size, side: TooltipSide, room: Size): boolean {
  switch (side) {
    case "top":
      return anchor.top >= box.height + GAP;
    case "bottom":
      return anchor.top + anchor.height + GAP + box.height <= room.height;
    case "left":
      return anchor.left >= box.width + GAP;
    case "right":
      return anchor.left + anchor.width + GAP + box.width <= room.width;
  }
}
