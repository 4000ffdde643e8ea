import { CopyButton } from "./copy-button";

const texts = { copy: "Copy", copied: "Copied", copyFailed: "Select and copy by hand" };

/** Copies a text of the dashboard. */
export function CopyText({
  text,
  label,
}: {
  readonly text: string;
  /** Full name for screen readers, for example "Copy connection id". */
  readonly label: string;
}) {
  return <CopyButton text={text} label={label} texts={texts} />;
}
