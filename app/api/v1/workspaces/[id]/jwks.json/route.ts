import { getPublishedKeys } from "@/lib/services/event-signature/get-published-keys";

/** The keys that a workspace's terminal events verify with; open to everyone, as public keys are. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const { id } = await params;
  const keys = await getPublishedKeys({ workspaceId: id });
  return Response.json(keys, { headers: { "cache-control": "public, max-age=300" } });
}
