import { postgresWire } from "../kit/postgres-wire/postgres-wire";
import { browseMotherDuck } from "./browsing";
import { dialect } from "./dialect";
import { schema } from "./schema";

// An instance that nobody used is silent until it is there again.
export default postgresWire({ schema, dialect, browse: browseMotherDuck, sleeps: () => true });
