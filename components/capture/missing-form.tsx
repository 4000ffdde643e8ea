import { type FormEvent, useId, useState } from "react";
import { cleanMissingName, longestMissingName } from "@/lib/shared/capture/missing-name";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import type { CaptureFlow } from "./capture-flow";
import { reportMissingType } from "./flow/report-missing-type";
import { missingTextsOf } from "./missing-texts";

/** Asks for the name of a destination that somebody misses, and tells the host. */
export function MissingForm({ flow, search }: { readonly flow: CaptureFlow; readonly search: string }) {
  const [told, setTold] = useState<string | null>(null);
  if (told === null) return <NameForm flow={flow} search={search} onTold={setTold} />;
  return (
    <p className="lk-empty" role="status">
      {fillText(missingTextsOf(flow).notListedThanks, { name: told })}
    </p>
  );
}

interface Telling {
  readonly flow: CaptureFlow;
  readonly onTold: (name: string) => void;
}

/** Sends a name, and says what is wrong with it. */
function useTelling({ flow, onTold, name }: Telling & { readonly name: string }) {
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  async function send(event: FormEvent) {
    event.preventDefault();
    const clean = cleanMissingName(name);
    if (clean === null) return setError(missingTextsOf(flow).notListedNoName);
    setBusy(true);
    const failure = await reportMissingType({ flow, name: clean });
    setBusy(false);
    if (failure === null) onTold(clean);
    else setError(failure.message);
  }
  return { error, busy, send };
}

function NameForm(props: Telling & { readonly search: string }) {
  const texts = missingTextsOf(props.flow);
  const id = useId();
  const [name, setName] = useState(cleanMissingName(props.search) ?? "");
  const { error, busy, send } = useTelling({ ...props, name });
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
