curl -fsS -X POST "$LATCHKEY_URL/api/v1/link-sessions" \
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "recipient": { "externalId": "customer-42" },
    "destinationTypes": ["postgres"],
    "hosted": true,
    "returnUrl": "https://app.example.com/setup/done",
    "expiresInSeconds": 604800
  }'
