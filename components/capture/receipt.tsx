import { type ReactNode, useRef } from "react";
import type { ConnectionReceipt } from "@/lib/shared/capture/receipt";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { titleOf } from "./capture-state";
import { printPaper } from "./print-paper";
import { recordsTextsOf } from "./records-texts";
import type { ScreenProps } from "./screen-props";
import { showTime } from "./show-time";

/** What is stored (names, never values), the fingerprint of each secret, who may use it and how to take it back. */
export function Receipt(
  props: ScreenProps & {
    readonly receipt: ConnectionReceipt;
    /** Stands under what is stored. */
    readonly children?: ReactNode;
  },
) {
  const { flow, state, receipt } = props;
  const texts = recordsTextsOf(flow);
  const { page } = flow;
  const paper = useRef<HTMLElement>(null);
  const type = page.destinationTypes.find((one) => one.id === receipt.destinationType);
  const { version, connectionName: name, usedBy } = receipt;
  const time = showTime(receipt.storedAt, page.locale);
  return (
    <section className="lk-receipt" ref={paper} aria-label={texts.receipt}>
      <p className="lk-strong">{texts.doneStored}</p>
      <p className="lk-help">{fillText(texts.receiptWhat, { name, type: type?.title ?? name })}</p>
      <p className="lk-help">{fillText(texts.receiptWhen, { time, version })}</p>
      <StoredAnswers flow={flow} state={state} receipt={receipt} />
      {props.children}
      <p className="lk-help">{texts.receiptPrintMeans}</p>
      <p className="lk-help">
        {usedBy === null ? texts.receiptUsedByHost : fillText(texts.receiptUsedBy, { workspace: usedBy })}
      </p>
      <p className="lk-help">{fillText(texts.receiptRevoke, { type: type?.title ?? name })}</p>
      <Button variant="quiet" className="lk-no-print" onClick={() => printPaper(paper.current)}>
        {texts.receiptPrintIt}
      </Button>
    </section>
  );
}

/** Names of what is on file, less what the host does not show. */
function StoredAnswers({ flow, state, receipt }: ScreenProps & { readonly receipt: ConnectionReceipt }) {
  const texts = recordsTextsOf(flow);
  const hidden = state.opened?.policies.filter((one) => one.mode === "hidden").map((one) => one.property);
  const shown = (name: string) => !hidden?.includes(name);
  return (
    <ul>
      {receipt.settings.filter(shown).map((property) => (
        <li key={property}>{titleOf(state, property)}</li>
      ))}
      {receipt.secrets
        .filter((secret) => shown(secret.property))
        .map((secret) => (
          <li key={secret.property}>
            <Icon name="lock" />
            {fillText(texts.doneEncrypted, { title: titleOf(state, secret.property) })}{" "}
            <code>{fillText(texts.receiptPrint, { fingerprint: spaced(secret.fingerprint) })}</code>
          </li>
        ))}
    </ul>
  );
}

/** In groups, as people compare them. */
export function spaced(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(" ") ?? fingerprint;
}
