"use client";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";

/** Recovery codes, the one time they are shown. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { codes, onKept } = props;
  return (
    <div className="lk-stack">
      <Banner tone="warning" role="status" title="Keep these recovery codes">
        <p>Each lets you in once when your app is lost. They are not shown again.</p>
      </Banner>
      <ul className="lk-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="lk-actions">
        <CopyText text={codes.join("\n")} label="Copy the recovery codes" />
        <Button variant="primary" onClick={onKept}>
          I kept them
        </Button>
      </p>
    </div>
  );
}
