import type { Metadata } from "next";
import { connection } from "next/server";
import { CodeSample } from "@/components/api-docs/code-sample";
import { OperationSearch } from "@/components/api-docs/operation-search";
import { readApiDocs } from "@/lib/http/api-docs/read-api-docs";
import { quickStart } from "@/lib/shared/api-docs/quick-start";

export const metadata: Metadata = { title: "REST API" };

/** The API's documentation: how to begin, and every operation. Rendered per request: the nonce must be its own. */
export default async function ApiDocsPage() {
  await connection();
  const groups = readApiDocs().map(({ name, title, operations }) => ({
    name,
    title,
    operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
  }));
  return (
    <>
      <h1>Latchkey API</h1>
      <p>
        <a href="/api/v1/openapi.json">OpenAPI document</a> · <a href="/docs/api/viewer">In Swagger UI</a>
      </p>
      <p>
        Everything under <code>/api/v1</code> takes an API key as bearer token and speaks JSON. Errors are
        problem details (RFC 9457) with a stable <code>code</code>; values that are not acceptable are a 422
        whose <code>detail</code> names each field. Secrets go in and are never in an answer, but for those of
        the operation that releases them.
      </p>
      <h2 id="quick-start">Quick start</h2>
      <p>
        Set <code>LATCHKEY_URL</code> to this address and <code>LATCHKEY_API_KEY</code> to a key. An
        installation makes its first key from <code>LATCHKEY_BOOTSTRAP_API_KEY</code>.
      </p>
      <CodeSample title="curl" label="quick start with curl" code={quickStart.curl} />
      <p>
        The typed client is the folder <code>lib/api-client</code> of Latchkey&apos;s source: copy it into
        your project. It has no dependencies.
      </p>
      <CodeSample title="TypeScript" label="quick start with TypeScript" code={quickStart.typescript} />
      <h2 id="operations">Operations</h2>
      <OperationSearch groups={groups} />
    </>
  );
}
