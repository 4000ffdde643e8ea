import { postgresCatalogue } from "../kit/postgres-wire/browse/catalogue";
import { postgresWire } from "../kit/postgres-wire/postgres-wire";
import { dialect } from "./dialect";
import { schema } from "./schema";

export default postgresWire({ schema, dialect, catalogue: postgresCatalogue });
