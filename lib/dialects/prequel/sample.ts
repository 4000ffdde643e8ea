/** A destination of a recipient, and a change of it. Runs as it stands. */
export const prequelSample = `base="$LATCHKEY_URL/api/compat/prequel"

# A destination of your customer, whom you name by your own id; it is tested by itself
id=$(curl -fsS -X POST "$base/destinations" \\
  -H "X-API-KEY: $LATCHKEY_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "destination": {
      "vendor": "postgres",
      "name": "Warehouse of Acme",
      "id_in_provider_system": "customer-42",
      "enabled_models": ["orders"],
      "postgres": {
        "host": "db.example.com",
        "port": 5432,
        "database": "app",
        "schema": "public",
        "auth_method": "password_auth",
        "password_auth": {"username": "loader", "password": "the password of loader"},
        "use_ssh_tunnel": false,
        "disable_ssl": true
      }
    }
  }' | sed 's/.*"id":"\\([^"]*\\)","vendor".*/\\1/')

# What is left out stays
curl -fsS -X PATCH "$base/destinations/$id" \\
  -H "X-API-KEY: $LATCHKEY_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"destination": {"frequency_minutes": 30, "postgres": {"schema": "raw"}}}'

# How its test went
curl -fsS -X POST "$base/destinations/$id/test-connection" \\
  -H "X-API-KEY: $LATCHKEY_API_KEY"`;
