import { copyTexts } from "@/components/admin/copy-texts";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";

/** The connection as the API tells it. */
export async function ApiPart({ connection, curl }: ConnectionPlace) {
  const json = JSON.stringify(connection, null, 2);
  return (
    <div className="lk-stack">
      <Card
        title="Ask for it"
        description="Needs an API key with the scope connections:read."
        actions={<CopyButton text={curl} label="Copy the command" texts={copyTexts} />}
      >
        <pre className="lk-conn-code">{curl}</pre>
      </Card>
      <Card title="The answer" actions={<CopyButton text={json} label="Copy the answer" texts={copyTexts} />}>
        <pre className="lk-conn-code">{json}</pre>
      </Card>
    </div>
  );
}
