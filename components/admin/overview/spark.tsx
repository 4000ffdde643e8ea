import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { SparkDrawing } from "./spark-drawing";

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
  const isLine = points.length > 1;
  return (
    <SparkDrawing
      label={label}
      size={{ width, height, edge }}
      area={isLine ? shape([...points]) : null}
      stroke={isLine ? stroke([...points]) : null}
      end={last === undefined ? null : { x: x(last.at), y: y(last.value) }}
    />
  );
}
