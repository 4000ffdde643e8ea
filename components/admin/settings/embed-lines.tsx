import { CodeBlock } from "../../ui/code";

/** What the host's page needs, to be copied. */
export function EmbedLines({ latchkeyUrl }: { readonly latchkeyUrl: string }) {
  const script = `<script src="${latchkeyUrl}/embed.js"></script>`;
  const policy = `script-src 'self' ${latchkeyUrl}; frame-src ${latchkeyUrl}`;
  return (
    <div className="lk-stack lk-prose">
      <div className="lk-field">
        <p className="lk-label">Script</p>
        <CodeBlock text={script} label="the script tag" />
      </div>
      <div className="lk-field">
        <p className="lk-label">Content-Security-Policy, if your page has one</p>
        <CodeBlock text={policy} label="the policy" />
      </div>
    </div>
  );
}
