import { CopyText } from "./copy-text";

/** Text for machines, whole, with a button that copies it. */
export function CodeBlock(props: {
  readonly text: string;
  /** What it is, for the name of the button: "Copy <label>". */
  readonly label: string;
}) {
  return (
    <div className="lk-code-block">
      <pre>{props.text}</pre>
      <CopyText text={props.text} label={`Copy ${props.label}`} />
    </div>
  );
}
