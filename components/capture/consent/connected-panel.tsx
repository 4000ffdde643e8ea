"use client";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import type { ConsentTexts } from "./consent-texts";

/** Whose account is connected, and the way to another one. */
export function ConnectedPanel(props: {
  readonly texts: ConsentTexts;
  readonly provider: string;
  /** As the provider named it; may be empty. */
  readonly account: string;
  readonly ready: boolean;
  readonly onOpen: () => void;
}) {
  const { texts, provider, account } = props;
  return (
    <div className="lk-consent">
      <div role="status">
        <p className="lk-strong lk-row">
          <Icon name="check" />
          {/* An account's name is written left to right wherever it stands. */}
          <bdi>
            {account === ""
              ? fillText(texts.connected, { provider })
              : fillText(texts.connectedAs, { account })}
          </bdi>
        </p>
        <p className="lk-help">{fillText(texts.connectedBody, { provider })}</p>
      </div>
      <Button variant="quiet" busy={!props.ready} onClick={props.onOpen}>
        {texts.otherAccount}
      </Button>
    </div>
  );
}
