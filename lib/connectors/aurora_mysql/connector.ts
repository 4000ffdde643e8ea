import { mysqlWire } from "../kit/mysql-wire/mysql-wire";
import { schema } from "./schema";

// Aurora Serverless that paused takes the connection and is silent until it is up again, 15 to 30 s later.
export default mysqlWire({ schema, dialect: { defaultPort: 3306 }, sleeps: () => true });
