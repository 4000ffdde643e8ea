"use client";
import { useId, useState } from "react";
import { examinePage } from "@/lib/shared/embed-doctor/examine-page";
import type { Finding } from "@/lib/shared/embed-doctor/finding";
import { Button } from "../../ui/button";
import { FindingList } from "./finding-list";

/** Looks at a page's address and headers and says what to change. Nothing leaves the browser. */
export function EmbedDoctor(props: {
  readonly allowedOrigins: readonly string[];
  readonly latchkeyUrl: string;
}) {
  const [pasted, setPasted] = useState({ pageUrl: "", headers: "", html: "" });
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  return (
    <div className="lk-columns">
      <form
        className="lk-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setFindings(examinePage({ ...props, ...pasted }));
        }}
      >
        <PastedFields pasted={pasted} onChange={(change) => setPasted({ ...pasted, ...change })} />
        <div className="lk-actions">
          <Button variant="primary" type="submit">
            Examine
          </Button>
        </div>
      </form>
      <div role="status">{findings !== null && <FindingList findings={findings} />}</div>
    </div>
  );
}

interface Pasted {
  readonly pageUrl: string;
  readonly headers: string;
  readonly html: string;
}

function PastedFields(props: {
  readonly pasted: Pasted;
  readonly onChange: (change: Partial<Pasted>) => void;
}) {
  const { pasted, onChange } = props;
  return (
    <>
      <Paste
        label="Address of your page"
        value={pasted.pageUrl}
        onChange={(pageUrl) => onChange({ pageUrl })}
        rows={1}
      />
      <Paste
        label="Its response headers"
        help="From developer tools, Network, or from curl -I."
        value={pasted.headers}
        onChange={(headers) => onChange({ headers })}
        rows={8}
      />
      <Paste
        label="Its iframe tag, if it writes one itself"
        help="Pages that call Latchkey.open need none."
        value={pasted.html}
        onChange={(html) => onChange({ html })}
        rows={2}
      />
    </>
  );
}

function Paste(props: {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
}) {
  const { label, help, value, onChange, rows } = props;
  const id = useId();
  const common = {
    id,
    value,
    className: "lk-input lk-input-mono",
    spellCheck: false,
    autoCapitalize: "off",
    autoComplete: "off",
    "aria-describedby": help === undefined ? undefined : `${id}h`,
  };
  return (
    <div className="lk-field">
      <label className="lk-label" htmlFor={id}>
        {label}
      </label>
      {rows === 1 ? (
        <input {...common} type="url" onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {help !== undefined && (
        <p className="lk-help" id={`${id}h`}>
          {help}
        </p>
      )}
    </div>
  );
}
