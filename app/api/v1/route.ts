/** Where this API begins: what it is and where its document stands. Open to everyone, it holds nothing of any workspace. */
export function GET(): Response {
  return Response.json({
    name: "Latchkey",
    version: "v1",
    openapi: "/api/v1/openapi.json",
    documentation: "/docs/api",
  });
}
