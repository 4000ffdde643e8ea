import { useId } from "react";

/** How much of something is done, in words and as a bar. */
export function Progress(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** For example "14 of 20". @default "<value> of <max>" */
  readonly text?: string;
}) {
  const { label, value, max, text = `${value} of ${max}` } = props;
  const id = useId();
  return (
    <div className="lk-meter">
      <div className="lk-meter-text">
        <label htmlFor={id}>{label}</label>
        <span className="lk-number">{text}</span>
      </div>
      <progress id={id} value={value} max={max}>
        {text}
      </progress>
    </div>
  );
}
