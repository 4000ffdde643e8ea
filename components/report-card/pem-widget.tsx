"use client";
import { type ReactNode, useRef, useState } from "react";
import type { KeyFileFacts } from "@/lib/shared/capture/consent-contract";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { repairKeyFile } from "@/lib/shared/report-card/key-file";
import type { CaptureTexts } from "../capture/texts";
import { Button } from "../ui/button";
import { Facts } from "../ui/facts";
import { Icon } from "../ui/icon";
import { readPemFile } from "./read-pem-file";
import { SavedSecret } from "./saved-secret";
import { describedBy, fieldOptions, type ThemeWidgetProps, untouchedByBrowser } from "./theme-props";
import { useSavedSecret } from "./use-saved-secret";

/** A certificate or key: paste it, drop the file or choose it. The file is read here and goes nowhere else. */
export function PemWidget(props: ThemeWidgetProps) {
  const { texts } = props.registry.formContext;
  const { credential } = fieldOptions(props);
  const [shown, setShown] = useState(false);
  const { message, refusal, facts, take, takeFile, change } = usePemIntake(props);
  const saved = useSavedSecret(props);
  if (saved.showsSaved) return <SavedSecret {...props} onReplace={saved.replace} />;
  const hidden = credential && !shown;
  return (
    <DropArea onFile={takeFile}>
      <textarea
        {...untouchedByBrowser}
        {...describedBy(props)}
        ref={saved.inputRef}
        id={props.id}
        className={hidden ? "lk-input lk-code lk-masked" : "lk-input lk-code"}
        rows={4}
        autoComplete="off"
        placeholder={props.placeholder || texts.pemPlaceholder}
        defaultValue=""
        onFocus={saved.engage}
        onChange={(event) => change(event.target.value)}
        onBlur={(event) => take(event.target.value)}
      />
      <div className="lk-row">
        <FileButton id={`${props.id}__file`} label={texts.pemChoose} onFile={takeFile} />
        <span className="lk-help">{texts.pemDrop}</span>
        {credential && <ShowButton texts={texts} shown={shown} onChange={setShown} />}
        {saved.canKeep && (
          <Button variant="quiet" onClick={saved.keep}>
            {texts.keepSaved}
          </Button>
        )}
      </div>
      <Told refusal={refusal} message={message} facts={facts} />
    </DropArea>
  );
}

/** Takes text or a file over as the answer, repaired where that is safe; says what was done, and what it is. */
function usePemIntake(props: ThemeWidgetProps) {
  const { texts } = props.registry.formContext;
  const { describeKey } = props.registry.formContext;
  const [message, setMessage] = useState("");
  const [told, setTold] = useState(nothingTold);
  const asked = useRef("");
  function change(text: string) {
    // What was told is of another text.
    setTold(nothingTold);
    asked.current = "";
    props.onChange(text);
  }
  function take(given: string, note = "") {
    const { text, repaired } = repairKeyFile(given);
    const said = [note, repaired ? texts.pemRepaired : ""].filter(Boolean).join(" ");
    if (said !== "") setMessage(said);
    if (text !== String(props.value ?? "")) change(text);
    void tell(text);
  }
  async function tell(text: string) {
    if (text.trim() === "" || asked.current === text) return;
    asked.current = text;
    const known = await describeKey({ property: props.name, text });
    if (known !== null && asked.current === text) setTold(known);
  }
  async function takeFile(file: File | undefined) {
    if (!file) return;
    const read = await readPemFile({ file, texts });
    if (read.ok) take(read.text, fillText(texts.pemLoaded, { file: file.name }));
    else setMessage(read.message);
  }
  const { refusal, facts } = told;
  return {
    message,
    refusal: refusal ?? "",
    facts,
    take,
    change,
    takeFile: (file: File | undefined) => void takeFile(file),
  };
}

const nothingTold: KeyFileFacts = { refusal: null, facts: [] };

/** What was done with the text, and what it is. */
function Told(props: {
  readonly refusal: string;
  readonly message: string;
  readonly facts: KeyFileFacts["facts"];
}) {
  const { refusal, message, facts } = props;
  return (
    <>
      <p className={refusal === "" ? "lk-help" : "lk-error"} role="status">
        {[refusal, message].filter(Boolean).join(" ")}
      </p>
      {facts.length > 0 && <Facts facts={facts} />}
    </>
  );
}

/** The part of the field that a file can be dropped on. */
function DropArea(props: {
  readonly onFile: (file: File | undefined) => void;
  readonly children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drop is a shortcut, the button beside does the same
    <div
      className={over ? "lk-pem lk-pem-over" : "lk-pem"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onFile(event.dataTransfer.files[0]);
      }}
    >
      {props.children}
    </div>
  );
}

/** Shows a masked key, or masks it again. */
function ShowButton(props: {
  readonly texts: CaptureTexts;
  readonly shown: boolean;
  readonly onChange: (shown: boolean) => void;
}) {
  const { texts, shown } = props;
  return (
    <Button variant="quiet" aria-pressed={shown} onClick={() => props.onChange(!shown)}>
      {shown ? texts.hideSecret : texts.showSecret}
    </Button>
  );
}

function FileButton(props: {
  readonly id: string;
  readonly label: string;
  readonly onFile: (file: File | undefined) => void;
}) {
  return (
    <span className="lk-file">
      <input
        id={props.id}
        className="lk-sr"
        type="file"
        accept=".pem,.crt,.cer,.key,.p8,.ppk,.json,.txt,application/x-pem-file,application/json,text/plain"
        onChange={(event) => {
          props.onFile(event.target.files?.[0]);
          // The same file can be chosen again after a change.
          event.target.value = "";
        }}
      />
      <label htmlFor={props.id} className="lk-button lk-button-plain">
        <Icon name="file" />
        {props.label}
      </label>
    </span>
  );
}
