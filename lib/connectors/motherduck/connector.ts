import { postgresWire } from "../kit/postgres-wire/postgres-wire";
import { browseMotherDuck } from "./browsing";
import { dialect } from "./dialect";
import { schema } from "./schema";

export default postgresWire({ schema, dialect, browse: browseMotherDuck });
