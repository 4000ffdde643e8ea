// What one would write first: @rjsf/core as its manual shows it, its schema compiler in the browser.
import Form from "@rjsf/core";
import type { RJSFSchema } from "@rjsf/utils";
import validator from "@rjsf/validator-ajv8";
import { createRoot } from "react-dom/client";

const text = (title: string) => ({ type: "string", title, minLength: 1, maxLength: 253 }) as const;
const port = (title: string, usual: string) =>
  ({ type: "string", title, pattern: "^\\d+$", default: usual }) as const;

const schema: RJSFSchema = {
  type: "object",
  title: "Connect PostgreSQL",
  required: ["host", "port", "database", "username", "password"],
  properties: {
    host: text("Host"),
    port: port("Port", "5432"),
    database: text("Database"),
    username: text("User name"),
    password: text("Password"),
    ssl: { type: "string", title: "Encrypt with TLS", enum: ["true", "false"], default: "true" },
    sslrootcert: { type: "string", title: "CA certificate" },
    encryption_type: { type: "string", title: "Way to the server", enum: ["none", "ssh"], default: "none" },
    encryption_host: text("SSH host"),
    encryption_port: port("SSH port", "22"),
    encryption_username: text("SSH user name"),
  },
};

const uiSchema = {
  password: { "ui:widget": "password" },
  sslrootcert: { "ui:widget": "textarea" },
};

const container = document.querySelector("#root");
if (container !== null) {
  createRoot(container).render(<Form schema={schema} uiSchema={uiSchema} validator={validator} />);
}
