import document from "@/lib/dialects/prequel/openapi.generated.json";

/** The OpenAPI 3.1 document of this dialect; open to everyone, it holds nothing of any workspace. */
export function GET(): Response {
  return Response.json(document, { headers: { "cache-control": "public, max-age=300" } });
}
