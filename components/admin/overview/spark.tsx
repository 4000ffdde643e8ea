import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";

const width = 240;
const height = 44;
/** Room for the stroke at the edges. */
const edge = 3;

/** How a figure went, day by day, on a scale of its own that starts at zero. */
export function Spark(props: {
  readonly label: string;
  /** One value a day, oldest first; `at` counts the days from the start of the range. */
  readonly points: readonly { readonly at: number; readonly value: number }[];
  /** Days of the range. */
  readonly days: number;
}) {
  const { label, points, days } = props;
  const x = scaleLinear([0, Math.max(1, days - 1)], [edge, width - edge]);
  const y = scaleLinear([0, Math.max(1, ...points.map(({ value }) => value))], [height - edge, edge]);
  const place = {
    x: (point: { at: number }) => x(point.at),
    y: (point: { value: number }) => y(point.value),
  };
  const shape = area<{ at: number; value: number }>(place.x, height - edge, place.y).curve(curveMonotoneX);
  const stroke = line<{ at: number; value: number }>(place.x, place.y).curve(curveMonotoneX);
  const last = points.at(-1);
  return (
    <svg className="lk-spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line className="lk-spark-base" x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} />
      {points.length > 1 && <path className="lk-spark-area" d={shape([...points]) ?? ""} />}
      {points.length > 1 && <path className="lk-spark-line" d={stroke([...points]) ?? ""} />}
      {last && <circle className="lk-spark-end" cx={x(last.at)} cy={y(last.value)} r="3" />}
    </svg>
  );
}
