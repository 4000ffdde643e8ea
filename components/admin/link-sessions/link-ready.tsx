"use client";
import type { CreatedLink } from "@/lib/shared/link-session/create-link-form";
import { Banner } from "../../ui/banner";
import { ButtonLink } from "../../ui/button-link";
import { Card } from "../../ui/card";
import { CodeBlock } from "../../ui/code";
import { Countdown } from "./countdown";
import { QrCode } from "./qr-code";

/** A link that was just made: to copy, or to scan. It is shown this once. */
export function LinkReady(props: { readonly link: CreatedLink; readonly customer: string }) {
  const { link, customer } = props;
  return (
    <Card title={`Link for ${customer}`}>
      <div className="lk-stack">
        <Banner tone="warning" role="status" title="Copy it now">
          <p>The link holds a key, and Latchkey keeps only a fingerprint of it. It cannot be shown again.</p>
        </Banner>
        <div className="lk-link-ready">
          <QrCode text={link.url} label="The link as a QR code" />
          <div className="lk-link-facts">
            <CodeBlock text={link.url} label="link" />
            <p className="lk-muted">
              Waits to be opened for <Countdown until={link.expiresAt} />. It works once, in one browser tab.
            </p>
            <div className="lk-actions">
              <ButtonLink href={`/admin/link-sessions/${link.id}`} variant="primary">
                Watch it live
              </ButtonLink>
              <ButtonLink href="/admin/link-sessions">All link sessions</ButtonLink>
            </div>
          </div>
        </div>
      </div>
    </Card>
  );
}
