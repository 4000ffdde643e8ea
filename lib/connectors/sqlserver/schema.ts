import { tdsSchema } from "../kit/tds-wire/tds-schema";

/** SQL Server under the id of the connections API, which knows no collation of keys. */
export const schema = tdsSchema({ id: "sqlserver", title: "SQL Server (connections API)" });
