import { expect, test } from "vitest";
import type { z } from "zod";
import { brandingForm } from "./branding-form";
import { originsForm } from "./origins-form";
import { securityForm, workspaceNameForm } from "./settings-forms";

const policies = {
  forbidPlaintextRelease: true,
  forbidInsecureTls: false,
  requireSecondFactor: false,
  requireReview: true,
};

// The browser sends what its own reading of the schema gave: a schema that turns a text into a list would then be
// handed the list.
test.each<[string, z.ZodType, unknown]>([
  ["origins", originsForm, { allowedOrigins: " https://a.example.com \n\nhttps://b.example.com" }],
  ["branding", brandingForm, { accent: "#117755", radius: 2, surface: undefined }],
  ["name", workspaceNameForm, { name: "  Acme  " }],
  ["policies", securityForm, policies],
])("the server takes what the form of %s sends", (_name, schema, typed) => {
  const sent = schema.parse(typed);
  expect(schema.parse(sent)).toEqual(sent);
});
