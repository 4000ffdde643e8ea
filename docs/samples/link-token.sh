curl -fsS -X POST "$LATCHKEY_URL/api/v1/link-sessions" \
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "recipient": { "externalId": "customer-42", "name": "Acme Inc." },
    "destinationTypes": ["postgres", "snowflake"],
    "allowedOrigins": ["https://app.example.com"]
  }'
