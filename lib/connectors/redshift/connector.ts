import { statementLimit } from "../kit/postgres-wire/dialect";
import { endpointDialect } from "../kit/postgres-wire/endpoint-dialect";
import { postgresWire } from "../kit/postgres-wire/postgres-wire";
import { redshiftCatalogue } from "./catalogue";
import { failures } from "./failures";
import { queries } from "./queries";
import { redshiftRemedies } from "./redshift-remedies";
import { schema } from "./schema";
import { bucketStages, workgroupStages } from "./workgroup-stages";

/** A workgroup that nobody used is silent until it has its capacity back. */
const serverless = ".redshift-serverless.amazonaws.com";

const dialect = endpointDialect({
  defaultPort: 5439,
  queries,
  limits: [statementLimit],
  failures,
  remedies: redshiftRemedies,
});

export default postgresWire({
  schema,
  dialect,
  catalogue: redshiftCatalogue,
  sleeps: ({ host }) => String(host).endsWith(serverless),
  beforehand: workgroupStages,
  afterwards: bucketStages,
});
