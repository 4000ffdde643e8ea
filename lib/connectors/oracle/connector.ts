import { defineConnector } from "../kit/define-connector";
import { authenticate } from "./authenticate";
import { browseOracle } from "./browsing";
import { checks } from "./checks";
import { network } from "./network";
import { schema } from "./schema";
import { createOracleState } from "./state";

const opening = [...network, authenticate];

export default defineConnector({
  schema,
  createState: createOracleState,
  stages: [...opening, ...checks],
  browsing: browseOracle({ stages: opening }),
});
