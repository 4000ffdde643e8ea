import document from "@/lib/http/openapi/openapi.generated.json";

/** The API's OpenAPI 3.1 document; open to everyone, it holds nothing of any workspace. */
export function GET(): Response {
  return Response.json(document, { headers: { "cache-control": "public, max-age=300" } });
}
