"use client";

/**
 * A line that was laid out on the server. In one piece on purpose, as all drawings: React may send a large page in
 * parts, and a part that begins inside a drawing comes in a hidden one whose inline style our policy forbids.
 */
export function SparkDrawing(props: {
  readonly label: string;
  readonly size: { readonly width: number; readonly height: number; readonly edge: number };
  /** Path of the filled shape; null where there is no line yet. */
  readonly area: string | null;
  readonly stroke: string | null;
  /** The last point; null where there is none. */
  readonly end: { readonly x: number; readonly y: number } | null;
}) {
  const { label, area, stroke, end } = props;
  const { width, height, edge } = props.size;
  return (
    <svg className="lk-spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line className="lk-spark-base" x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} />
      {area !== null && <path className="lk-spark-area" d={area} />}
      {stroke !== null && <path className="lk-spark-line" d={stroke} />}
      {end && <circle className="lk-spark-end" cx={end.x} cy={end.y} r="3" />}
    </svg>
  );
}
