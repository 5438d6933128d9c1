import { sparklinePath } from "./sparkline-path";

export interface SparklineProps {
  readonly values: readonly number[];
  /** As many values as the width has room for. */
  readonly capacity: number;
  /** What the line shows, for those who do not see it. */
  readonly label: string;
}

const WIDTH = 240;
const HEIGHT = 56;

/** The last values as a line, the newest at the right. */
export function Sparkline({ values, capacity, label }: SparklineProps) {
  const { line, area } = sparklinePath(values, capacity, WIDTH, HEIGHT);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="min-h-14 w-full flex-1 text-text-muted"
    >
      <path d={area} fill="currentColor" opacity="0.15" />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      <line
        x1="0"
        x2={WIDTH}
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
        stroke="var(--line)"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
