import { mysqlWire } from "../kit/mysql-wire/mysql-wire";
import { schema } from "./schema";

export default mysqlWire({ schema, dialect: { defaultPort: 3306, hasPrepare: false, hasReadOnly: false } });
