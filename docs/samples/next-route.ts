// app/api/link-token/route.ts
export async function POST(): Promise<Response> {
  // Your own sign-in says who this is; never take it from the request's body.
  const customer = { id: "customer-42", name: "Acme Inc." };

  const response = await fetch(`${process.env.LATCHKEY_URL}/api/v1/link-sessions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${process.env.LATCHKEY_API_KEY}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      recipient: { externalId: customer.id, name: customer.name },
      destinationTypes: ["postgres", "snowflake"],
      allowedOrigins: [process.env.APP_ORIGIN],
    }),
  });
  if (!response.ok) return Response.json({ error: "No link token" }, { status: 502 });
  const { token } = await response.json();
  return Response.json({ token });
}
