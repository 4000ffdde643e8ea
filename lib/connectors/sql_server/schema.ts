import { property } from "../kit/property";
import { tdsSchema } from "../kit/tds-wire/tds-schema";

/** What SQL Server and Azure SQL ask for, under Prequel's property names. */
export const schema = tdsSchema({
  id: "sql_server",
  title: "SQL Server",
  more: [
    property({
      name: "primary_key_collation",
      title: "Collation of primary keys",
      description:
        "Only if keys must be compared in a way of their own, such as byte by byte. SELECT name FROM fn_helpcollations() lists them.",
      placeholder: "Latin1_General_BIN2",
      is_required: false,
      json_schema: { type: "string", pattern: "^[A-Za-z0-9_]+$", maxLength: 128 },
    }),
  ],
});
