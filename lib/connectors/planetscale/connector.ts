import { mysqlWire } from "../kit/mysql-wire/mysql-wire";
import { failures } from "./failures";
import { schema } from "./schema";

export default mysqlWire({
  schema,
  dialect: { defaultPort: 3306, isTlsForced: true, hasGrants: false, failures },
});
