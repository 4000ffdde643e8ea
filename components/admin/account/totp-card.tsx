"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { AccountView } from "@/lib/shared/member/account-view";
import { RecoveryCodes } from "./recovery-codes";
import { TotpSetup } from "./totp-setup";

type Actions = Pick<AccountActions, "startTotp" | "finishTotp" | "removeTotp" | "makeRecoveryCodes">;

/** The authenticator app and its recovery codes. */
export function TotpCard(props: {
  readonly account: Pick<AccountView, "hasTotp" | "recoveryCodesLeft">;
  readonly actions: Actions;
  readonly onChanged: (message: string) => void;
}) {
  const { account, actions, onChanged } = props;
  // Kept here: turning the app on changes what the page says of it, and must not take the codes away.
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Card
      title="Authenticator app"
      description="A code from your phone after your password."
      actions={account.hasTotp && <Badge tone="success">On</Badge>}
    >
      {codes !== undefined && (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(undefined);
            onChanged("Recovery codes kept");
          }}
        />
      )}
      {codes === undefined && account.hasTotp && (
        <TotpOn
          left={account.recoveryCodesLeft}
          actions={actions}
          onCodes={setCodes}
          onRemoved={() => onChanged("Authenticator app removed")}
        />
      )}
      {codes === undefined && !account.hasTotp && <TotpSetup actions={actions} onCodes={setCodes} />}
    </Card>
  );
}

function TotpOn(props: {
  readonly left: number;
  readonly actions: Actions;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onRemoved: () => void;
}) {
  const { left, actions, onCodes, onRemoved } = props;
  const [asked, setAsked] = useState<"codes" | "remove" | null>(null);
  return (
    <div className="lk-stack">
      <p>
        {left} recovery {left === 1 ? "code is" : "codes are"} left.
      </p>
      <div className="lk-actions">
        <Button onClick={() => setAsked("codes")}>Make new recovery codes</Button>
        <Button variant="danger" onClick={() => setAsked("remove")}>
          Remove the app
        </Button>
      </div>
      <ConfirmDialog
        open={asked === "codes"}
        onClose={() => setAsked(null)}
        title="Make new recovery codes?"
        confirmLabel="Make new codes"
        tone="primary"
        onConfirm={() => actions.makeRecoveryCodes({})}
        onDone={(made) => onCodes(made.codes)}
      >
        <p>The codes you have now stop working.</p>
      </ConfirmDialog>
      <RemoveQuestion
        open={asked === "remove"}
        onClose={() => setAsked(null)}
        remove={actions.removeTotp}
        onRemoved={onRemoved}
      />
    </div>
  );
}

function RemoveQuestion(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly remove: Actions["removeTotp"];
  readonly onRemoved: () => void;
}) {
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      title="Remove the authenticator app?"
      confirmLabel="Remove the app"
      onConfirm={() => props.remove({})}
      onDone={props.onRemoved}
    >
      <p>Your password alone signs you in then, unless you have a passkey. Recovery codes go too.</p>
    </ConfirmDialog>
  );
}
