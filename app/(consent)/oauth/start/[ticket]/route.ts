import { leadToProvider } from "@/lib/http/consent-window";

/** Opened in a window of its own by the frame; redirects to the provider's consent page. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly ticket: string }> },
): Promise<Response> {
  return leadToProvider({ request, ticket: (await params).ticket });
}
