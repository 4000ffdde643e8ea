import { defineHttpApi } from "../kit/http-api/define-http-api";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "NetSuite", base, hostField: "account_id" },
  credentialField: "client_id",
  stages: checks,
});
