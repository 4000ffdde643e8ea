import { writeApiViewer } from "@/lib/http/api-docs/write-api-viewer";
import { readNonce } from "@/lib/http/read-nonce";

/** The API's document in Swagger UI, a page that the browser keeps apart from all others: see `viewerPolicy`. */
export async function GET(): Promise<Response> {
  const html = writeApiViewer({ nonce: await readNonce() });
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
