import document from "../openapi/openapi.generated.json";
import { readApiDocs } from "./read-api-docs";

const folder = "/api-viewer";

/**
 * The page that shows the API's document in Swagger UI. It is sandboxed and so has an origin of its own: it is given
 * the document, because it may fetch nothing, and no calls can be tried in it, because no key may be typed into it.
 */
export function writeApiViewer({ nonce }: { readonly nonce: string }): string {
  const script = (file: string) =>
    `<script src="${folder}/${file}" nonce="${nonce}" crossorigin="anonymous" defer></script>`;
  const sheet = (file: string) => `<link rel="stylesheet" href="${folder}/${file}" crossorigin="anonymous">`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Latchkey API in Swagger UI</title>
<link rel="icon" href="data:,">
${sheet("swagger-ui.css")}
${sheet("viewer.css")}
${script("swagger-ui-bundle.js")}
${script("viewer.js")}
</head>
<body>
<main id="viewer"></main>
<script type="application/json" id="document" nonce="${nonce}">${writtenDocument()}</script>
</body>
</html>
`;
}

let written: string | undefined;

/** The document with its samples, as JSON that ends no script element. */
function writtenDocument(): string {
  written ??= JSON.stringify(withSamples()).replaceAll("<", "\\u003c");
  return written;
}

function withSamples(): object {
  const operations = readApiDocs().flatMap((group) => group.operations);
  const samples = new Map(operations.map(({ id, samples }) => [id, samples]));
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>);
  return {
    ...document,
    paths: Object.fromEntries(
      paths.map(([path, methods]) => [
        path,
        Object.fromEntries(
          Object.entries(methods).map(([method, operation]) => {
            const found = samples.get(operation.operationId);
            if (found === undefined) return [method, operation];
            return [method, { ...operation, description: describe({ operation, samples: found }) }];
          }),
        ),
      ]),
    ),
  };
}

interface Operation {
  readonly operationId: string;
  readonly description?: string;
}

/** In Markdown, which Swagger UI shows. */
function describe(input: {
  readonly operation: Operation;
  readonly samples: { readonly curl: string; readonly typescript: string };
}): string {
  const { operation, samples } = input;
  const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;
  return [operation.description ?? "", fenced("sh", samples.curl), fenced("ts", samples.typescript)]
    .filter((part) => part !== "")
    .join("\n\n");
}
