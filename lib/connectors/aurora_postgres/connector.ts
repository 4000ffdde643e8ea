import { postgresCatalogue } from "../kit/postgres-wire/browse/catalogue";
import { endpointDialect } from "../kit/postgres-wire/endpoint-dialect";
import { postgresRemedies } from "../kit/postgres-wire/postgres-remedies";
import { postgresWire } from "../kit/postgres-wire/postgres-wire";
import { failures } from "./failures";
import { schema } from "./schema";

const dialect = endpointDialect({
  defaultPort: 5432,
  failures,
  // Nobody can edit pg_hba.conf there.
  remedies: (input) => ({ ...postgresRemedies(input), hba: null }),
});

// Aurora Serverless that paused takes the connection and is silent until it is up again, 15 to 30 s later.
export default postgresWire({ schema, dialect, catalogue: postgresCatalogue, sleeps: () => true });
