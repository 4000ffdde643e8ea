export const dynamic = "force-dynamic";

/** The least an API answers: what every route costs, whatever it does. */
export function GET() {
  return Response.json({ ok: true });
}
