/** The four steps of Stitch's own document, at another base URL. Runs as it stands. */
export const stitchSample = `base="$LATCHKEY_URL/api/compat/stitch"

# The report card says what has to be known
curl -fsS "$base/v4/destination-types/postgres" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY"

# Completes the form step; a connection check starts by itself
curl -fsS -X POST "$base/v4/destinations" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "type": "postgres",
    "name": "Staging",
    "description": "Postgres database for the staging environment.",
    "properties": {
      "database": "app",
      "encryption_type": "none",
      "host": "db.example.com",
      "password": "the password of loader",
      "port": "5432",
      "ssl": "false",
      "username": "loader"
    }
  }'

# Ready once report_card.current_step_type is fully_configured
curl -fsS "$base/v4/destinations" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY"`;
