"use client";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { readPemFile } from "../../report-card/read-pem-file";
import { untouchedByBrowser } from "../../report-card/theme-props";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import type { CaptureFlow } from "../capture-flow";
import { PastePreview } from "./paste-preview";
import { pasteTexts } from "./paste-texts";
import { type ReadPaste, readPaste } from "./read-paste";

/** The place to paste, and then what was read. Its heading takes the focus when it comes up. */
export function PasteIntake(props: {
  readonly flow: CaptureFlow;
  /** What was read already, of a text that was pasted elsewhere. */
  readonly first?: ReadPaste;
  readonly onClose: () => void;
  /** Puts the text where it was pasted. */
  readonly onPlain?: () => void;
}) {
  const { flow, first, onClose, onPlain } = props;
  const titleId = useId();
  const intake = useIntake(flow, first ?? null);
  const { read, applied } = intake;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part has come up
  useEffect(() => heading.current?.focus(), [read, applied]);
  return (
    <section className="lk-advice lk-receipt" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1} className="lk-strong">
        {read && !applied ? pasteTexts.found : pasteTexts.title}
      </h3>
      {applied && <p role="status">{pasteTexts.applied}</p>}
      {!applied && read && <PastePreview read={read} />}
      {!applied && !read && <PasteBox {...intake} />}
      <div className="lk-row">
        {!applied && read !== null && read.placements.length > 0 && (
          <Button variant="primary" onClick={intake.apply}>
            {applyLabel(read.placements.length)}
          </Button>
        )}
        {!applied && onPlain && <Button onClick={onPlain}>{pasteTexts.plain}</Button>}
        <Button variant="quiet" onClick={onClose}>
          {applied ? pasteTexts.close : pasteTexts.cancel}
        </Button>
      </div>
    </section>
  );
}

function applyLabel(count: number): string {
  return count === 1 ? pasteTexts.applyOne : pasteTexts.apply.replace("{count}", String(count));
}

function useIntake(flow: CaptureFlow, first: ReadPaste | null) {
  const [read, setRead] = useState(first);
  const [applied, setApplied] = useState(false);
  const [message, setMessage] = useState("");
  async function take(text: string) {
    const found = text.trim() === "" ? null : await readPaste({ flow, text });
    setMessage(found === null && text.trim() !== "" ? pasteTexts.unknown : "");
    setRead(found);
  }
  async function takeFile(file: File | undefined) {
    if (!file) return;
    const content = await readPemFile({ file, texts: flow.texts });
    if (content.ok) await take(content.text);
    else setMessage(content.message);
  }
  function apply() {
    const answers = (read?.placements ?? []).map((one) => [one.property, one.value] as const);
    flow.store.dispatch({ type: "answers_changed", answers: Object.fromEntries(answers) });
    setApplied(true);
  }
  return { read, applied, message, take, takeFile, apply };
}

/** Where a text goes: typed, pasted, dropped or from a file. Masked, since it may hold a password. */
function PasteBox(props: {
  readonly message: string;
  readonly take: (text: string) => Promise<void>;
  readonly takeFile: (file: File | undefined) => Promise<void>;
}) {
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void props.takeFile(event.dataTransfer.files[0]);
  };
  return (
    <>
      <p className="lk-help" id={`${id}-help`}>
        {pasteTexts.help}
      </p>
      <textarea
        {...untouchedByBrowser}
        className="lk-input lk-code lk-masked"
        rows={3}
        autoComplete="off"
        aria-label={pasteTexts.label}
        aria-describedby={`${id}-help ${id}-said`}
        onChange={(event) => void props.take(event.target.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <p className="lk-error" role="status" id={`${id}-said`}>
        {props.message}
      </p>
      <span className="lk-file">
        <input
          id={`${id}-file`}
          className="lk-sr"
          type="file"
          onChange={(event) => void props.takeFile(event.target.files?.[0])}
        />
        <label htmlFor={`${id}-file`} className="lk-button lk-button-plain">
          <Icon name="file" />
          {pasteTexts.file}
        </label>
      </span>
    </>
  );
}
