curl -fsS -X POST "$LATCHKEY_URL/api/v1/link-sessions" \
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "recipient": { "externalId": "customer-42" },
    "destinationTypes": ["postgres"],
    "allowedOrigins": ["https://app.example.com"],
    "theme": { "colorScheme": "auto", "accent": "#0b6e4f", "accentDark": "#43b98c", "radius": 8 }
  }'
