/** A group, then its destination, as Fivetran's document asks for. Runs as it stands. */
export const fivetranSample = `base="$LATCHKEY_URL/api/compat/fivetran"
# lk_XXXXXXXX is the API key, what follows is its secret
basic="\${LATCHKEY_API_KEY%_*}:\${LATCHKEY_API_KEY##*_}"

# A group has to be there first
group=$(curl -fsS -X POST "$base/v1/groups" -u "$basic" \\
  -H "Content-Type: application/json" \\
  -d '{"name": "Acme"}' | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')

# Its destination: the answer waits for the setup tests
curl -fsS -X POST "$base/v1/destinations" -u "$basic" \\
  -H "Accept: application/json;version=2" \\
  -H "Content-Type: application/json" \\
  -d '{
    "group_id": "'"$group"'",
    "service": "postgres_warehouse",
    "region": "GCP_US_EAST4",
    "time_zone_offset": "+3",
    "trust_certificates": true,
    "trust_fingerprints": true,
    "run_setup_tests": true,
    "config": {
      "host": "db.example.com",
      "port": 5432,
      "database": "app",
      "user": "loader",
      "password": "the password of loader",
      "connection_type": "Directly"
    }
  }'

# A group and its destination are one: either id finds it
curl -fsS "$base/v1/destinations/$group" -u "$basic"`;
