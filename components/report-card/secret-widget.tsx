"use client";
import { useState } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import { SavedSecret } from "./saved-secret";
import { describedBy, type ThemeWidgetProps, untouchedByBrowser } from "./theme-props";
import { useSavedSecret } from "./use-saved-secret";

/** A secret on one line: hidden, shown on demand, or "saved" where one is on file. */
export function SecretWidget(props: ThemeWidgetProps) {
  const { texts, live } = props.registry.formContext;
  const [shown, setShown] = useState(false);
  const saved = useSavedSecret(props);
  if (saved.showsSaved) return <SavedSecret {...props} onReplace={saved.replace} />;
  const toggle = shown ? texts.hideSecretOf : texts.showSecretOf;
  return (
    <>
      <div className="lk-joined">
        <input
          {...untouchedByBrowser}
          {...describedBy(props)}
          ref={saved.inputRef}
          id={props.id}
          className="lk-input"
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          defaultValue=""
          onFocus={saved.engage}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <Button
          className="lk-joined-end"
          aria-pressed={shown}
          aria-label={fillText(toggle, { title: props.label })}
          disabled={!live}
          onClick={() => setShown(!shown)}
        >
          {shown ? texts.hideSecret : texts.showSecret}
        </Button>
      </div>
      {saved.canKeep && (
        <Button variant="quiet" onClick={saved.keep}>
          {texts.keepSaved}
        </Button>
      )}
    </>
  );
}
