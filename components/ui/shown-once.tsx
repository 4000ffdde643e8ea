"use client";
import { Banner } from "./banner";
import { Button } from "./button";
import { CodeBlock } from "./code";
import { Dialog } from "./dialog";

/** A secret that was just made: to be copied now, since nothing shows it again. */
export function ShownOnce(props: {
  readonly title: string;
  /** Null while there is nothing to show. */
  readonly secret: string | null;
  /** What it is, for example "API key". */
  readonly label: string;
  readonly onClose: () => void;
}) {
  const { title, secret, label, onClose } = props;
  return (
    <Dialog
      open={secret !== null}
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have stored it
        </Button>
      }
    >
      <Banner tone="warning" title="Copy it now">
        <p>It is shown here and never again. Put it into your secret manager.</p>
      </Banner>
      <CodeBlock text={secret ?? ""} label={label} />
    </Dialog>
  );
}
