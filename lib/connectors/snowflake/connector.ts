import { defineHttpApi } from "../kit/http-api/define-http-api";
import { browsing } from "./browsing";
import { checks } from "./checks";
import { place } from "./place";
import { schema } from "./schema";

export default defineHttpApi({ schema, place, credentialField: "auth_method", stages: checks, browsing });
