import { CopyButton } from "@/components/ui/copy-button";

const texts = { copy: "Copy", copied: "Copied", copyFailed: "Select and copy the text" };

/** Text to copy. A wide one scrolls by itself, with the keyboard too. */
export function CodeSample({
  title,
  label,
  code,
}: {
  readonly title: string;
  /** Full name for screen readers: "curl sample of getConnection". */
  readonly label: string;
  readonly code: string;
}) {
  return (
    <div className="sample">
      <div className="sample-head">
        <span>{title}</span>
        <CopyButton text={code} label={`Copy ${label}`} texts={texts} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="sample-code" tabIndex={0} aria-label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
    </div>
  );
}
