import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";

/** The connection as the API tells it. */
export async function ApiPart({ connection, curl }: ConnectionPlace) {
  const json = JSON.stringify(connection, null, 2);
  return (
    <div className="lk-stack">
      <Card title="Ask for it" description="Needs an API key with the scope connections:read.">
        <CodeBlock text={curl} label="command" />
      </Card>
      <Card title="The answer">
        <CodeBlock text={json} label="answer" />
      </Card>
    </div>
  );
}
