/** A link session for a host's own tests, as the documentation shows it. */
export const sandboxSessionSample = `curl -fsS -X POST "$LATCHKEY_URL/api/v1/link-sessions" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"sandbox":true,"recipient":{"externalId":"customer-42"},"destinationTypes":["postgres"],"allowedOrigins":["https://app.example.com"]}'`;
