/** A connection and a check of it. Runs as it stands. */
export const improvadoSample = `base="$LATCHKEY_URL/api/compat/improvado/api/v3"

# A connection; connection_params is understood as well
id=$(curl -fsS -X POST "$base/destinations/postgres/connections" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "title": "Warehouse of Acme",
    "create_load_for_new_tables": true,
    "destination_name": "postgres",
    "conenctions_params": {
      "host": "db.example.com",
      "port": "5432",
      "database": "app",
      "username": "loader",
      "password": "the password of loader",
      "ssl": "false"
    }
  }' | sed 's/.*"id":\\([0-9]*\\).*/\\1/')

# Its status, and the number of its accounts
curl -fsS "$base/destinations/postgres/connections/$id" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY"

# Credentials that are no longer good make the connection invalid
curl -fsS -X POST "$base/destinations/postgres/connections/$id/check-status" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY"`;
