"use client";
import { useState } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { repairPem } from "@/lib/shared/report-card/repair-pem";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { readPemFile } from "./read-pem-file";
import { SavedSecret } from "./saved-secret";
import { describedBy, fieldOptions, type ThemeWidgetProps, untouchedByBrowser } from "./theme-props";
import { useSavedSecret } from "./use-saved-secret";

/** A certificate or key: paste it, drop the file or choose it. The file is read here and goes nowhere else. */
export function PemWidget(props: ThemeWidgetProps) {
  const { texts } = props.registry.formContext;
  const { credential } = fieldOptions(props);
  const [message, setMessage] = useState("");
  const [shown, setShown] = useState(false);
  const [over, setOver] = useState(false);
  const saved = useSavedSecret(props);
  if (saved.showsSaved) return <SavedSecret {...props} onReplace={saved.replace} />;

  function take(text: string, note = "") {
    const pem = repairPem(text);
    setMessage([note, pem.repaired ? texts.pemRepaired : ""].filter(Boolean).join(" "));
    props.onChange(pem.repaired ? pem.text : text);
  }
  async function takeFile(file: File | undefined) {
    if (!file) return;
    const read = await readPemFile({ file, texts });
    if (read.ok) take(read.text, fillText(texts.pemLoaded, { file: file.name }));
    else setMessage(read.message);
  }
  const hidden = credential && !shown;
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
        void takeFile(event.dataTransfer.files[0]);
      }}
    >
      <textarea
        {...untouchedByBrowser}
        {...describedBy(props)}
        ref={saved.inputRef}
        id={props.id}
        className={hidden ? "lk-input lk-code lk-masked" : "lk-input lk-code"}
        rows={4}
        autoComplete="off"
        placeholder={texts.pemPlaceholder}
        defaultValue=""
        onFocus={saved.engage}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={(event) => repairPem(event.target.value).repaired && take(event.target.value)}
      />
      <div className="lk-row">
        <FileButton id={`${props.id}__file`} label={texts.pemChoose} onFile={(file) => void takeFile(file)} />
        <span className="lk-help">{texts.pemDrop}</span>
        {credential && (
          <Button variant="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? texts.hideSecret : texts.showSecret}
          </Button>
        )}
        {saved.canKeep && (
          <Button variant="quiet" onClick={saved.keep}>
            {texts.keepSaved}
          </Button>
        )}
      </div>
      <p className="lk-help" role="status">
        {message}
      </p>
    </div>
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
        accept=".pem,.crt,.cer,.key,.txt,application/x-pem-file,text/plain"
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
