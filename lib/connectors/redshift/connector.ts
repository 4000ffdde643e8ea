import { statementLimit } from "../kit/postgres-wire/dialect";
import { endpointDialect } from "../kit/postgres-wire/endpoint-dialect";
import { postgresWire } from "../kit/postgres-wire/postgres-wire";
import { redshiftCatalogue } from "./catalogue";
import { failures } from "./failures";
import { queries } from "./queries";
import { redshiftRemedies } from "./redshift-remedies";
import { schema } from "./schema";
import { bucketStages, workgroupStages } from "./workgroup-stages";

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
  beforehand: workgroupStages,
  afterwards: bucketStages,
});
