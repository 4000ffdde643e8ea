import { defineConnector } from "../kit/define-connector";
import { authenticate } from "./authenticate";
import { checks } from "./checks";
import { network } from "./network";
import { schema } from "./schema";
import { createOracleState } from "./state";

export default defineConnector({
  schema,
  createState: createOracleState,
  stages: [...network, authenticate, ...checks],
});
