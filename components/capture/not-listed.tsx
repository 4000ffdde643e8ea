import { type FormEvent, useId, useState } from "react";
import { cleanMissingName, longestMissingName } from "@/lib/shared/capture/missing-name";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import type { CaptureFlow } from "./capture-flow";
import { reportMissingType } from "./flow/report-missing-type";

/** Below the list: tells the host which destination somebody misses. */
export function NotListed({ flow, search }: { readonly flow: CaptureFlow; readonly search: string }) {
  const { texts } = flow;
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  if (told !== null) {
    return (
      <p className="lk-empty" role="status">
        {fillText(texts.notListedThanks, { name: told })}
      </p>
    );
  }
  if (isOpen) return <NameForm flow={flow} search={search} onTold={setTold} />;
  return (
    <Button variant="quiet" onClick={() => setOpen(true)}>
      {texts.notListed}
    </Button>
  );
}

function NameForm(props: {
  readonly flow: CaptureFlow;
  readonly search: string;
  readonly onTold: (name: string) => void;
}) {
  const { flow, onTold } = props;
  const { texts } = flow;
  const id = useId();
  const [name, setName] = useState(cleanMissingName(props.search) ?? "");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  async function send(event: FormEvent) {
    event.preventDefault();
    const clean = cleanMissingName(name);
    if (clean === null) return setError(texts.notListedNoName);
    setBusy(true);
    const failure = await reportMissingType({ flow, name: clean });
    setBusy(false);
    if (failure === null) onTold(clean);
    else setError(failure.message);
  }
  return (
    <form className="lk-missing" method="post" noValidate onSubmit={(event) => void send(event)}>
      <label className="lk-strong" htmlFor={id}>
        {texts.notListedName}
      </label>
      <input
        id={id}
        className="lk-input"
        // biome-ignore lint/a11y/noAutofocus: the press that opened it asked for this field
        autoFocus
        autoComplete="off"
        maxLength={longestMissingName}
        value={name}
        aria-invalid={error !== "" || undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => setName(event.target.value)}
      />
      <p
        className={error === "" ? "lk-help" : "lk-error"}
        id={`${id}-help`}
        role={error === "" ? undefined : "alert"}
      >
        {error === "" ? texts.notListedHelp : error}
      </p>
      <Button type="submit" busy={busy}>
        {texts.notListedSend}
      </Button>
    </form>
  );
}
